using System.Buffers;

namespace Persistence.Search;

/// <summary>Finds and scores what matches a query in all segments of an index. For one thread.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="plan">The query.</param>
/// <param name="rarity">How rare each term is.</param>
/// <param name="selection">Receives what matches.</param>
internal sealed class IndexRanking<TKey>(SearchPlan plan, double[] rarity, HitSelection<TKey> selection)
    where TKey : notnull
{
    // So many of the best candidates are scored first; most others then need not be.
    private const int First = 64;

    // What is wanted of postings is looked up where it is less than that part of them; else all are gone through once.
    private const int Part = 16;

    private readonly RequiredTerms _required = new(plan);
    private readonly ScoreSums _sums = new(plan, rarity);
    private readonly int[] _counts = new int[byte.MaxValue + 1];

    /// <summary>Ranks.</summary>
    /// <param name="segments">What each segment has.</param>
    public void Rank(IReadOnlyList<SegmentMatches> segments)
    {
        using var candidates = new SegmentCandidates(_required);
        var ranking = new SegmentRanking(new DocumentScore(plan, rarity, _required.IsEnough));
        var bounds = !plan.HasConditions && _required.IsEnough ? new ScoreBounds(plan, rarity) : null;
        for (var segment = 0; segment < segments.Count; segment++)
        {
            var number = segment;
            void Add(double score, int ordinal) => selection.Add(score, number, ordinal);
            if (bounds is not null)
            {
                RankBest(segments[segment], bounds, candidates, (() => ranking.Rank(segments[number], candidates.Found, Add), Add));
            }
            else
            {
                candidates.Find(segments[segment]);
                ranking.Rank(segments[segment], candidates.Found, Add);
            }
        }
    }

    private void RankBest(SegmentMatches matches, ScoreBounds bounds, SegmentCandidates candidates, (Action Some, Action<double, int> Add) rank)
    {
        var masks = ArrayPool<byte>.Shared.Rent(matches.Documents.Count);
        var documents = masks.AsSpan(0, matches.Documents.Count);
        var postings = Mark(matches, bounds, documents);
        var open = Enumerable.Range(1, bounds.Count - 1).Where(mask => _counts[mask] > 0).OrderByDescending(bounds.Of).ToList();
        Span<bool> isWanted = stackalloc bool[byte.MaxValue + 1];
        while (open.Count > 0 && bounds.Of(open[0]) >= selection.Least)
        {
            isWanted.Clear();
            var (wanted, sum) = (0, 0);
            for (; wanted < open.Count && bounds.Of(open[wanted]) >= selection.Least && (sum < First || selection.Least > double.NegativeInfinity); wanted++)
            {
                isWanted[open[wanted]] = true;
                sum += _counts[open[wanted]];
            }

            open.RemoveRange(0, wanted);
            if (bounds.HasBitEach && sum > postings / Part)
            {
                _sums.Rank(matches, documents, isWanted, rank.Add);
            }
            else
            {
                candidates.Set(documents, isWanted);
                rank.Some();
            }
        }

        selection.Skip(open.Sum(mask => (long)_counts[mask]));
        ArrayPool<byte>.Shared.Return(masks);
    }

    // Which terms each document holds, and how many hold each combination. Gives how many postings there are.
    private long Mark(SegmentMatches matches, ScoreBounds bounds, Span<byte> documents)
    {
        documents.Clear();
        var all = 0L;
        for (var term = 0; term < matches.Postings.Length; term++)
        {
            var bit = bounds.BitOf(term);
            var ordinals = matches.Postings[term] is { } postings ? postings.Ordinals : [];
            all += ordinals.Length;
            foreach (var ordinal in ordinals)
            {
                documents[ordinal] |= bit;
            }
        }

        if (matches.IsDead is { } isDead)
        {
            Remove(documents, isDead);
        }

        if (matches.IsAmong is { } isAmong)
        {
            Keep(documents, isAmong);
        }

        Array.Clear(_counts);
        foreach (var mask in documents)
        {
            _counts[mask]++;
        }

        return all;
    }

    // Those that hold no term are not asked about.
    private static void Keep(Span<byte> documents, Func<int, bool> isAmong)
    {
        for (var ordinal = 0; ordinal < documents.Length; ordinal++)
        {
            documents[ordinal] = documents[ordinal] != 0 && isAmong(ordinal) ? documents[ordinal] : (byte)0;
        }
    }

    private static void Remove(Span<byte> documents, bool[] isDead)
    {
        for (var ordinal = 0; ordinal < documents.Length; ordinal++)
        {
            documents[ordinal] = isDead[ordinal] ? (byte)0 : documents[ordinal];
        }
    }
}
