using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Orders what matches a query: by score, then by key, then by sequence.</summary>
internal static class RankedMatches
{
    /// <summary>Orders matches.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="request">The search.</param>
    /// <param name="matches">All that matches.</param>
    /// <returns>Those after its place, the best first.</returns>
    public static SearchPage<TKey> Order<TKey>(SearchRequest request, SearchMatches<TKey> matches)
        where TKey : notnull
    {
        var rarity = Array.ConvertAll(matches.Found, found => SearchRanking.Rarity(matches.Documents, found));
        var ranked = matches.Candidates
            .Select(candidate => new RankedHit<TKey>(candidate.Key, candidate.SortKey, candidate.Sequence, SearchRanking.Score(candidate.Terms, rarity, candidate.Covered, request.Plan.Parts.Length)))
            .Where(hit => request.After is null || hit.IsAfter(request.After))
            .ToList();
        ranked.Sort(RankedHit<TKey>.Compare);
        return new SearchPage<TKey>(ranked, hasMore: false, matches.Candidates.Count, matches.Skipped) { Found = matches.Found };
    }
}
