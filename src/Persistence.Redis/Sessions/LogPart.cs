namespace Persistence.Redis.Sessions;

/// <summary>A part of a log that is read by one LRANGE.</summary>
/// <param name="Log">The log's ordinal.</param>
/// <param name="First">The first position.</param>
/// <param name="Last">The last position, included; -1 for the end.</param>
internal readonly record struct LogPart(int Log, int First, int Last)
{
    // Fewer entries are not worth a command of their own.
    private const int Least = 200;
    private const int Most = 16;

    /// <summary>The parts to read a log in.</summary>
    /// <param name="log">The log's ordinal.</param>
    /// <param name="expected">How long it may be; the last part takes what is more.</param>
    public static IEnumerable<LogPart> Plan(int log, int expected)
    {
        var size = Math.Max(Least, (expected + Most - 1) / Most);
        var first = 0;
        for (; first + size < expected; first += size)
        {
            yield return new LogPart(log, first, first + size - 1);
        }

        yield return new LogPart(log, first, -1);
    }
}
