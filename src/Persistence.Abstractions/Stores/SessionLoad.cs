namespace Persistence;

/// <summary>How much of a session <see cref="ISessionStore{TSession, TKey}.Find"/> brings into memory. The header is always read.</summary>
public readonly record struct SessionLoad
{
    private readonly int _skipped;

    private SessionLoad(int entries) => _skipped = int.MaxValue - entries;

    /// <summary>The header and every entry of every log. This is <c>default</c>.</summary>
    public static SessionLoad Full => default;

    /// <summary>The header alone; the logs are empty in memory and untouched in the store.</summary>
    public static SessionLoad HeaderOnly => new(0);

    /// <summary>The most entries to read of each log, from its end; <see cref="int.MaxValue"/> for all.</summary>
    public int MaxEntries => int.MaxValue - _skipped;

    /// <summary>The header and the last entries of each log.</summary>
    /// <param name="count">How many entries of each log, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static SessionLoad LastEntries(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new SessionLoad(count);
    }
}
