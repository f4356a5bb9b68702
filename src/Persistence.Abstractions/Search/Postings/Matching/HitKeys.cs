namespace Persistence.Search;

/// <summary>Gives matches their keys, each session's once. For one thread.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="segments">The segments.</param>
/// <param name="read">What was found by reading.</param>
/// <param name="keyOf">Gives the key of a session's number.</param>
internal sealed class HitKeys<TKey>(IReadOnlyList<SegmentMatches> segments, SearchMatches<TKey> read, Func<long, (TKey Key, string SortKey)?> keyOf)
    where TKey : notnull
{
    /// <summary>The number of the segment that stands for what was found by reading.</summary>
    public const int Read = -1;

    private readonly Dictionary<int, (TKey Key, string SortKey)?> _keys = [];

    /// <summary>Gives a match its key.</summary>
    /// <param name="score">Its score.</param>
    /// <param name="segment">Which segment.</param>
    /// <param name="ordinal">Which document of it.</param>
    /// <returns>Null where its session is not there.</returns>
    public RankedHit<TKey>? HitOf(double score, int segment, int ordinal)
    {
        if (segment == Read)
        {
            var candidate = read.Candidates[ordinal];
            return new RankedHit<TKey>(candidate.Key, candidate.SortKey, candidate.Sequence, score);
        }

        var documents = segments[segment].Documents;
        return KeyOf(documents.Numbers[ordinal]) is { } known ? new RankedHit<TKey>(known.Key, known.SortKey, documents.Sequences[ordinal], score) : null;
    }

    /// <summary>Lets each segment know which of its documents belong to some sessions.</summary>
    /// <param name="sessions">The sortable forms of the sessions' keys.</param>
    public void Among(IReadOnlySet<string> sessions)
    {
        foreach (var segment in segments)
        {
            segment.IsAmong = ordinal => KeyOf(segment.Documents.Numbers[ordinal]) is { } key && sessions.Contains(key.SortKey);
        }
    }

    private (TKey Key, string SortKey)? KeyOf(int number)
    {
        if (!_keys.TryGetValue(number, out var key))
        {
            _keys[number] = key = keyOf(number);
        }

        return key;
    }
}
