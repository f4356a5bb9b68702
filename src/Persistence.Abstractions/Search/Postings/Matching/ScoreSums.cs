using System.Buffers;
using System.Numerics;

namespace Persistence.Search;

/// <summary>
/// Scores many documents of a segment at once, where each term of the query counts by itself: goes through the postings of one term after the other, which is less work for each document
/// than to find its postings. For one thread.
/// </summary>
/// <param name="plan">The query.</param>
/// <param name="rarity">How rare each term is.</param>
internal sealed class ScoreSums(SearchPlan plan, double[] rarity)
{
    // What a word adds by how often it stands in how long a text: texts are short as a rule, and most are of the same few lengths. 0 where that was not computed yet.
    private const int MostCount = 8;
    private const int MostLength = 128;

    private readonly double[] _known = new double[MostCount * MostLength];

    /// <summary>Scores documents.</summary>
    /// <param name="matches">The segment's matches.</param>
    /// <param name="masks">Which terms each document holds, a bit for each.</param>
    /// <param name="isWanted">Says by these whether a document is scored.</param>
    /// <param name="add">Receives each score and ordinal, ascending by ordinal.</param>
    public void Rank(SegmentMatches matches, ReadOnlySpan<byte> masks, ReadOnlySpan<bool> isWanted, Action<double, int> add)
    {
        var rented = ArrayPool<double>.Shared.Rent(masks.Length);
        var sums = rented.AsSpan(0, masks.Length);
        sums.Clear();
        var target = new ScoreTarget(matches, masks, isWanted, sums);

        // In the order of their numbers, in which each sum has the same bits everywhere.
        foreach (var term in plan.Scored)
        {
            if (matches.Postings[term] is SegmentTerm segment && matches.Weights.Length == 1)
            {
                Array.Clear(_known);
                Add(target, segment, rarity[term]);
            }
            else if (matches.Postings[term] is { } postings)
            {
                Add(target, postings, rarity[term]);
            }
        }

        for (var ordinal = 0; ordinal < masks.Length; ordinal++)
        {
            if (isWanted[masks[ordinal]])
            {
                add(SearchRanking.Total(sums[ordinal], BitOperations.PopCount(masks[ordinal]), plan.Parts.Length), ordinal);
            }
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    private static void Add(ScoreTarget target, ITermPostings postings, double rarity)
    {
        var ordinals = postings.Ordinals;
        for (var index = 0; index < ordinals.Length; index++)
        {
            if (target.Wants(ordinals[index]))
            {
                target.Sums[ordinals[index]] += target.Part(postings, index, rarity);
            }
        }
    }

    // One member, as most have: a number says how often.
    private void Add(ScoreTarget target, SegmentTerm postings, double rarity)
    {
        var ordinals = postings.Ordinals;
        var counts = postings.Counts;
        var lengths = target.Lengths;
        for (var index = 0; index < ordinals.Length; index++)
        {
            var ordinal = ordinals[index];
            if (!target.Wants(ordinal))
            {
                continue;
            }

            var (count, length) = (counts.Length == 0 ? 0 : counts[index], lengths[ordinal]);
            if (count >= MostCount || length >= MostLength)
            {
                target.Sums[ordinal] += target.Part(postings, index, rarity);
                continue;
            }

            ref var known = ref _known[(count * MostLength) + length];
            if (known == 0)
            {
                known = target.Part(postings, index, rarity);
            }

            target.Sums[ordinal] += known;
        }
    }
}
