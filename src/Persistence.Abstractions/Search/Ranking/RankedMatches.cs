using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Orders what matches a query: by score, then by key, then by sequence.</summary>
internal static class RankedMatches
{
    /// <summary>Orders matches.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="plan">The query.</param>
    /// <param name="matches">What matches it.</param>
    /// <returns>Those after the cursor of the query, the best first.</returns>
    public static List<(SearchCandidate<TKey> Candidate, double Score)> Order<TKey>(SearchPlan plan, SearchMatches<TKey> matches)
    {
        var rarity = Array.ConvertAll(matches.Found, found => SearchRanking.Rarity(matches.Documents, found));
        var ranked = new List<(SearchCandidate<TKey> Candidate, double Score)>(matches.Candidates.Count);
        foreach (var candidate in matches.Candidates)
        {
            var score = SearchRanking.Score(candidate.Terms, rarity, candidate.Covered, plan.Parts.Length);
            if (plan.Cursor is not { } cursor || Compare((score, candidate.SortKey, candidate.Sequence), (cursor.Score, cursor.Key, cursor.Sequence)) > 0)
            {
                ranked.Add((candidate, score));
            }
        }

        ranked.Sort(static (left, right) => Compare((left.Score, left.Candidate.SortKey, left.Candidate.Sequence), (right.Score, right.Candidate.SortKey, right.Candidate.Sequence)));
        return ranked;
    }

    private static int Compare((double Score, string Key, long Sequence) left, (double Score, string Key, long Sequence) right)
    {
        var order = right.Score.CompareTo(left.Score);
        order = order == 0 ? KeyOrder.Utf8.Compare(left.Key, right.Key) : order;
        return order == 0 ? left.Sequence.CompareTo(right.Sequence) : order;
    }
}
