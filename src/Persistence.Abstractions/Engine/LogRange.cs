using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>Which entries of a log to read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct LogRange
{
    private LogRange(long afterSequence, int limit, bool isFromEnd)
    {
        AfterSequence = afterSequence;
        Limit = limit;
        IsFromEnd = isFromEnd;
    }

    /// <summary>The sequence after which the range begins, 0 or more; 0 when it <see cref="IsFromEnd"/>.</summary>
    public long AfterSequence { get; }

    /// <summary>The most entries to read, 0 or more.</summary>
    public int Limit { get; }

    /// <summary>Whether the last entries are meant.</summary>
    public bool IsFromEnd { get; }

    /// <summary>The entries after a sequence.</summary>
    /// <param name="afterSequence">The sequence; 0 for the start of the log.</param>
    /// <param name="limit">The most entries to read.</param>
    /// <returns>The range.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static LogRange After(long afterSequence, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return new LogRange(afterSequence, limit, isFromEnd: false);
    }

    /// <summary>The last entries.</summary>
    /// <param name="count">The most entries to read.</param>
    /// <returns>The range.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static LogRange Last(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new LogRange(0, count, isFromEnd: true);
    }

    /// <summary>The range in a log whose last sequence is known.</summary>
    /// <param name="lastSequence">The sequence of the log's last entry; 0 for an empty log.</param>
    /// <returns>The sequence before the first entry of the range, and how many entries it has.</returns>
    public (long After, int Count) Within(long lastSequence)
    {
        var after = IsFromEnd ? Math.Max(0, lastSequence - Limit) : Math.Min(AfterSequence, lastSequence);
        return (after, (int)Math.Min(Limit, lastSequence - after));
    }
}
