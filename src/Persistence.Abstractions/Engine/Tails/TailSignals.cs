using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>
/// How tails on an engine's data learn early that there is something to read. The log alone is the truth: a signal too many costs a look at the log, and one that
/// is lost costs the poll interval. May be used from many threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public class TailSignals
{
    /// <summary>The poll interval of stores whose options do not say another one.</summary>
    public static readonly TimeSpan DefaultPollInterval = TimeSpan.FromSeconds(5);

    /// <summary>Makes the signals of one engine.</summary>
    /// <param name="location">Where the data is: engines of one process whose locations are equal wake each other's tails.</param>
    /// <param name="pollInterval">How long a tail waits at most before it looks without a signal; above zero.</param>
    public TailSignals(object location, TimeSpan pollInterval)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(pollInterval, TimeSpan.Zero);
        (Location, PollInterval) = (location, pollInterval);
    }

    /// <summary>Where the data is. It is compared by <see cref="object.Equals(object)"/>.</summary>
    public object Location { get; }

    /// <summary>How long a tail waits at most before it looks without a signal.</summary>
    public TimeSpan PollInterval { get; }

    /// <summary>For how long a tail that has begun goes on while the store is unavailable, before it fails. Zero where a store that cannot be used does not come back by itself.</summary>
    public virtual TimeSpan Patience => TimeSpan.Zero;

    /// <summary>Checks a poll interval of a store's options.</summary>
    /// <param name="interval">The interval.</param>
    /// <param name="name">The name of the option.</param>
    /// <exception cref="ArgumentException">It is not above zero, or more than an hour.</exception>
    public static void RequireInterval(TimeSpan interval, string name)
    {
        if (interval <= TimeSpan.Zero || interval > TimeSpan.FromHours(1))
        {
            throw new ArgumentException($"{name} is {interval}; it is above zero, and one hour at most.", name);
        }
    }

    /// <summary>Begins to listen for what other processes do to a session. It neither waits nor fails: a signal that cannot be had is one that is lost.</summary>
    /// <param name="key">The session's encoded key.</param>
    /// <param name="wake">Wakes the tail. May be called at any time, from any thread, until the result is disposed, and a little longer.</param>
    /// <returns>Ends it when it is disposed; null where there are no such signals.</returns>
    public virtual IDisposable? Listen(string key, Action wake) => null;

    /// <summary>Wakes the tails of a session, in this process.</summary>
    /// <param name="key">The session's encoded key.</param>
    public void Notify(string key) => TailBoard.Notify(Location, key);

    /// <summary>Wakes all tails on this data, in this process.</summary>
    public void NotifyAll() => TailBoard.NotifyAll(Location);
}
