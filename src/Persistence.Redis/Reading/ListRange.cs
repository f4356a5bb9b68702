using Persistence.Engine;

namespace Persistence.Redis.Reading;

/// <summary>A part of a list, as LRANGE takes it.</summary>
/// <param name="First">The first position; negative from the end.</param>
/// <param name="Last">The last position, included; negative from the end.</param>
internal readonly record struct ListRange(long First, long Last)
{
    private static readonly ListRange s_nothing = new(1, 0);

    /// <summary>Whether it begins at a position from the end, so that its elements depend on the list's length.</summary>
    public bool IsFromEnd => First < 0;

    /// <summary>How many elements stand before it.</summary>
    /// <param name="length">The length of the list; of no importance unless it <see cref="IsFromEnd"/>.</param>
    public long Before(long length) => IsFromEnd ? Math.Max(length + First, 0) : First;

    /// <summary>The positions of a part of a log.</summary>
    public static ListRange Of(LogRange range)
    {
        if (range.Limit == 0 || range.AfterSequence >= int.MaxValue)
        {
            return s_nothing;
        }

        // Garnet takes positions of 32 bits only, and no list is longer than that.
        return range.IsFromEnd ? new ListRange(-(long)range.Limit, -1)
            : new ListRange(range.AfterSequence, range.Limit > int.MaxValue - range.AfterSequence ? -1 : range.AfterSequence + range.Limit - 1);
    }
}
