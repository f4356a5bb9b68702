namespace Persistence.Redis.Sessions;

/// <summary>A part of a list, as LRANGE takes it.</summary>
/// <param name="First">The first position; negative from the end.</param>
/// <param name="Last">The last position, included; negative from the end.</param>
internal readonly record struct LogRange(long First, long Last)
{
    private static readonly LogRange s_nothing = new(1, 0);

    /// <summary>Whether it begins at a position from the end, so that the list's length tells which elements it has.</summary>
    public bool IsFromEnd => First < 0;

    /// <summary>How many elements stand before it.</summary>
    /// <param name="length">The length of the list; of no importance unless it <see cref="IsFromEnd"/>.</param>
    public long Before(long length) => IsFromEnd ? Math.Max(length + First, 0) : First;

    /// <summary>The entries behind a sequence.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static LogRange After(long afterSequence, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        // Garnet takes positions of 32 bits only, and no list is longer than that.
        return limit == 0 || afterSequence >= int.MaxValue
            ? s_nothing
            : new LogRange(afterSequence, limit > int.MaxValue - afterSequence ? -1 : afterSequence + limit - 1);
    }

    /// <summary>The last entries.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static LogRange FromEnd(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count == 0 ? s_nothing : new LogRange(-(long)count, -1);
    }
}
