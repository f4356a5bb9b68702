using System.Buffers;

namespace Persistence.Search;

/// <summary>Scores the documents of a segment that match a query. For one thread.</summary>
/// <param name="terms">The terms.</param>
/// <param name="rarity">How rare each term is.</param>
internal sealed class SegmentRanking(PlanTerms terms, double[] rarity)
{
    private readonly DocumentScore _document = new(terms.Plan, rarity);

    /// <summary>Scores the documents.</summary>
    /// <param name="matches">The segment's matches.</param>
    /// <param name="add">Receives each score and ordinal.</param>
    public void Rank(SegmentMatches matches, Action<double, int> add)
    {
        var ends = ArrayPool<int>.Shared.Rent(matches.Documents.Count + 1);
        Array.Clear(ends, 0, matches.Documents.Count + 1);
        var total = Count(matches, ends);
        var slots = ArrayPool<(int Term, int Index)>.Shared.Rent(Math.Max(1, total));
        Distribute(matches, ends, slots);
        var start = 0;
        for (var ordinal = 0; start < total; ordinal++)
        {
            var end = ends[ordinal];
            if (end > start && _document.Score(matches, slots.AsSpan(start..end)) is { } score)
            {
                add(score, ordinal);
            }

            start = end;
        }

        ArrayPool<int>.Shared.Return(ends);
        ArrayPool<(int Term, int Index)>.Shared.Return(slots);
    }

    private static int Count(SegmentMatches matches, int[] counts)
    {
        var total = 0;
        foreach (var postings in matches.Postings)
        {
            if (postings is not null)
            {
                foreach (var ordinal in postings.Ordinals)
                {
                    counts[ordinal]++;
                }

                total += postings.Count;
            }
        }

        return total;
    }

    // Puts the postings of each document side by side, ascending by term. Where a document's postings begin becomes where they end.
    private static void Distribute(SegmentMatches matches, int[] ends, (int Term, int Index)[] slots)
    {
        var sum = 0;
        for (var ordinal = 0; ordinal < matches.Documents.Count; ordinal++)
        {
            (ends[ordinal], sum) = (sum, sum + ends[ordinal]);
        }

        for (var term = 0; term < matches.Postings.Length; term++)
        {
            if (matches.Postings[term] is { } postings)
            {
                var ordinals = postings.Ordinals;
                for (var index = 0; index < ordinals.Length; index++)
                {
                    slots[ends[ordinals[index]]++] = (term, index);
                }
            }
        }
    }
}
