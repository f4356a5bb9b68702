using System.Buffers;

namespace Persistence.Search;

/// <summary>Scores the documents of a segment that match a query. For one thread.</summary>
/// <param name="document">Scores one.</param>
internal sealed class SegmentRanking(DocumentScore document)
{
    /// <summary>Scores documents.</summary>
    /// <param name="matches">The segment's matches.</param>
    /// <param name="candidates">The documents, ascending.</param>
    /// <param name="add">Receives each score and ordinal.</param>
    public void Rank(SegmentMatches matches, ReadOnlySpan<int> candidates, Action<double, int> add)
    {
        var ends = ArrayPool<int>.Shared.Rent(candidates.Length + 1);
        Array.Clear(ends, 0, candidates.Length + 1);
        var found = Find(matches, candidates, ends);
        var slots = ArrayPool<(int Term, int Index)>.Shared.Rent(Math.Max(1, found.Count));
        Distribute(found, ends.AsSpan(0, candidates.Length), slots);
        var start = 0;
        for (var index = 0; index < candidates.Length; index++)
        {
            var end = ends[index];
            if (document.Score(matches, candidates[index], slots.AsSpan(start..end)) is { } score)
            {
                add(score, candidates[index]);
            }

            start = end;
        }

        ArrayPool<int>.Shared.Return(ends);
        ArrayPool<(int, int)>.Shared.Return(slots);
        ArrayPool<(int, int, int)>.Shared.Return(found.Postings);
    }

    // The postings of the candidates, term by term, and how many each has.
    private static ((int Candidate, int Term, int Index)[] Postings, int Count) Find(SegmentMatches matches, ReadOnlySpan<int> candidates, int[] counts)
    {
        var found = ArrayPool<(int Candidate, int Term, int Index)>.Shared.Rent(Math.Max(16, candidates.Length * 2));
        var count = 0;
        for (var term = 0; term < matches.Postings.Length; term++)
        {
            if (matches.Postings[term] is { } postings)
            {
                if (found.Length < count + candidates.Length)
                {
                    found = Grow(found, count, candidates.Length);
                }

                count = Find(postings.Ordinals, candidates, (found, term, count), counts);
            }
        }

        return (found, count);
    }

    private static int Find(ReadOnlySpan<int> ordinals, ReadOnlySpan<int> candidates, ((int Candidate, int Term, int Index)[] Postings, int Term, int Count) found, int[] counts)
    {
        var place = 0;
        for (var index = 0; index < candidates.Length; index++)
        {
            place = SortedOrdinals.FirstFrom(ordinals, place, candidates[index]);
            if (place == ordinals.Length)
            {
                break;
            }

            if (ordinals[place] == candidates[index])
            {
                found.Postings[found.Count++] = (index, found.Term, place);
                counts[index]++;
            }
        }

        return found.Count;
    }

    private static (int Candidate, int Term, int Index)[] Grow((int Candidate, int Term, int Index)[] found, int count, int more)
    {
        var larger = ArrayPool<(int Candidate, int Term, int Index)>.Shared.Rent((2 * count) + more);
        found.AsSpan(0, count).CopyTo(larger);
        ArrayPool<(int, int, int)>.Shared.Return(found);
        return larger;
    }

    // Puts the postings of each document side by side, ascending by term. Where a document's postings begin becomes where they end.
    private static void Distribute(((int Candidate, int Term, int Index)[] Postings, int Count) found, Span<int> ends, (int Term, int Index)[] slots)
    {
        var sum = 0;
        foreach (ref var end in ends)
        {
            (end, sum) = (sum, sum + end);
        }

        foreach (var (candidate, term, index) in found.Postings.AsSpan(0, found.Count))
        {
            slots[ends[candidate]++] = (term, index);
        }
    }
}
