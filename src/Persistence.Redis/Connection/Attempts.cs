using System.Diagnostics;

namespace Persistence.Redis.Connection;

/// <summary>The attempts of one call: how long it has been at it, and what became of them.</summary>
/// <param name="options">The store's settings.</param>
internal sealed class Attempts(RedisStoreOptions options)
{
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(1);

    private readonly long _start = Stopwatch.GetTimestamp();
    private TimeSpan _delay = options.RetryDelay;

    /// <summary>Whether an attempt may have been carried out although it was not answered.</summary>
    public bool AnswerWasLost { get; set; }

    /// <summary>Whether another attempt may begin after the next pause.</summary>
    public bool HasTime => Stopwatch.GetElapsedTime(_start) + _delay < options.RetryTimeout;

    /// <summary>Begins a call.</summary>
    /// <param name="options">The store's settings.</param>
    /// <param name="store">The store's name, for messages.</param>
    /// <param name="isClosed">Whether the store was disposed.</param>
    /// <exception cref="ObjectDisposedException">It was.</exception>
    public static Attempts Begin(RedisStoreOptions options, string store, bool isClosed) =>
        isClosed ? throw new ObjectDisposedException(store) : new Attempts(options);

    /// <summary>The pause before the next attempt. Half of it is random, so that many clients do not come back together.</summary>
    public TimeSpan NextDelay()
    {
        var delay = (_delay / 2) + (_delay / 2 * Random.Shared.NextDouble());
        _delay = _delay * 2 < s_longestDelay ? _delay * 2 : s_longestDelay;
        return delay;
    }
}
