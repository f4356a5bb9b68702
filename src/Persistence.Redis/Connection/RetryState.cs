using System.Diagnostics;

namespace Persistence.Redis.Connection;

/// <summary>The attempts of one call: how long it has been at it, and what became of them.</summary>
/// <param name="options">The store's settings.</param>
/// <param name="start">When it began, by <see cref="Stopwatch.GetTimestamp"/>.</param>
internal sealed class RetryState(RedisStoreOptions options, long start)
{
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(1);

    private TimeSpan _delay = options.RetryDelay;

    /// <summary>Whether an attempt may have been carried out although it was not answered.</summary>
    public bool AnswerWasLost { get; set; }

    /// <summary>Whether another attempt may begin after the next pause.</summary>
    public bool HasTime => Stopwatch.GetElapsedTime(start) + _delay < options.RetryTimeout;

    /// <summary>Begins a call.</summary>
    /// <param name="store">The store's name, for messages.</param>
    /// <param name="isClosed">Whether the store was disposed.</param>
    /// <returns>The present.</returns>
    /// <exception cref="ObjectDisposedException">It was.</exception>
    public static long Start(string store, bool isClosed) => isClosed ? throw new ObjectDisposedException(store) : Stopwatch.GetTimestamp();

    /// <summary>The pause before the next attempt: exponential backoff with jitter, so that many clients do not come back together.</summary>
    public TimeSpan NextDelay()
    {
        var delay = (_delay / 2) + (_delay / 2 * Random.Shared.NextDouble());
        _delay = _delay * 2 < s_longestDelay ? _delay * 2 : s_longestDelay;
        return delay;
    }
}
