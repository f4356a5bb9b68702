namespace Persistence.Search;

/// <summary>
/// Keeps the best of all matches by their scores alone, so that keys are asked for only of those that may be shown: more than are wanted where some have the same score as the last one.
/// For one thread.
/// </summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="count">How many are wanted.</param>
/// <param name="after">After which hit to begin; null for the start.</param>
internal sealed class HitSelection<TKey>(int count, SearchCursor? after)
    where TKey : notnull
{
    private readonly PriorityQueue<double, double> _best = new();
    private readonly List<(double Score, int Segment, int Ordinal)> _equal = [];
    private readonly List<(double Score, int Segment, int Ordinal)> _below = [];
    private double _least = double.NegativeInfinity;

    /// <summary>What scores less is not shown.</summary>
    public double Least => _least;

    /// <summary>How many matches there were.</summary>
    public long Matches { get; private set; }

    /// <summary>Takes a match.</summary>
    /// <param name="score">Its score.</param>
    /// <param name="segment">Which segment.</param>
    /// <param name="ordinal">Which document of it.</param>
    public void Add(double score, int segment, int ordinal)
    {
        Matches++;
        if (score < _least)
        {
            return;
        }

        if (after is not null && score >= after.Score)
        {
            AddEqual(score, segment, ordinal);
            return;
        }

        _below.Add((score, segment, ordinal));
        if (_best.Count < count)
        {
            _best.Enqueue(score, score);
            _least = _best.Count == count ? _best.Peek() : _least;
        }
        else if (score > _least)
        {
            _best.DequeueEnqueue(score, score);
            _least = _best.Peek();
            Forget();
        }
    }

    /// <summary>Counts matches that cannot be shown.</summary>
    /// <param name="matches">How many.</param>
    public void Skip(long matches) => Matches += matches;

    /// <summary>Gives the hits.</summary>
    /// <param name="hitOf">Gives a match its key; null where it is gone.</param>
    /// <returns>The hits, the best first, and whether others follow.</returns>
    public (IReadOnlyList<RankedHit<TKey>> Hits, bool HasMore) Take(Func<double, int, int, RankedHit<TKey>?> hitOf)
    {
        var hits = _equal.Concat(_below.Where(match => match.Score >= _least))
            .Select(match => hitOf(match.Score, match.Segment, match.Ordinal))
            .OfType<RankedHit<TKey>>()
            .Where(hit => after is null || hit.IsAfter(after))
            .ToList();
        hits.Sort(RankedHit<TKey>.Compare);

        // One more than are shown says whether others follow.
        return hits.Count < count ? (hits, false) : (hits[..(count - 1)], true);
    }

    // Of those with the cursor's own score only the keys say which come after it.
    private void AddEqual(double score, int segment, int ordinal)
    {
        if (score == after!.Score)
        {
            _equal.Add((score, segment, ordinal));
        }
    }

    private void Forget()
    {
        if (_below.Count > 4 * count && _below.Count > 1024)
        {
            var least = _least;
            _below.RemoveAll(match => match.Score < least);
        }
    }
}
