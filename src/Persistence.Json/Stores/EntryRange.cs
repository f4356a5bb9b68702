namespace Persistence.Json;

/// <summary>A part of a log: what follows a sequence, or its end.</summary>
internal readonly record struct EntryRange
{
    private readonly bool _isFromEnd;
    private readonly long _after;
    private readonly int _limit;

    private EntryRange(bool isFromEnd, long after, int limit) => (_isFromEnd, _after, _limit) = (isFromEnd, after, limit);

    /// <summary>What follows a sequence.</summary>
    /// <param name="afterSequence">The sequence.</param>
    /// <param name="limit">The most entries.</param>
    /// <returns>The range.</returns>
    public static EntryRange After(long afterSequence, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return new EntryRange(false, afterSequence, limit);
    }

    /// <summary>The last entries.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The range.</returns>
    public static EntryRange FromEnd(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new EntryRange(true, 0, count);
    }

    /// <summary>The range in a log of some length.</summary>
    /// <param name="last">The log's last sequence.</param>
    /// <returns>The sequence behind which it begins, and how many entries it has.</returns>
    public (long After, long Count) Of(long last)
    {
        var after = _isFromEnd ? Math.Max(0, last - _limit) : Math.Min(_after, last);
        return (after, Math.Min(_limit, last - after));
    }
}
