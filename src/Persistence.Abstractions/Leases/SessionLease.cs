using Persistence.Engine;

namespace Persistence;

/// <summary>
/// The right to change one session, for a time. Stores check it in the step that commits each change made by <c>store.Under(lease)</c>, so that a holder which was
/// stopped and comes back changes nothing. It may be used from many threads.
/// </summary>
/// <remarks>
/// The time is counted from before the call that acquired or renewed it, by a clock that cannot be set: the lease ends here no later than in the store.
/// </remarks>
public sealed class SessionLease : IDisposable, IAsyncDisposable
{
    internal SessionLease(LeaseHold hold, string holder, long number) => (Hold, Holder, Number) = (hold, holder, number);

    internal LeaseHold Hold { get; }

    /// <summary>The session's encoded key.</summary>
    public string SessionKey => Hold.Key;

    /// <summary>What the holder called itself.</summary>
    public string Holder { get; }

    /// <summary>
    /// The fencing token: one more than that of the session's lease before. The first lease of a session has the number of milliseconds since 1970, so that a session which is deleted and created again
    /// goes on with higher numbers, as long as clocks are about right. For systems beside the store, which cannot compare anything else; the store compares more.
    /// </summary>
    public long Number { get; }

    /// <summary>For how long it was acquired or last renewed.</summary>
    public TimeSpan Duration => Hold.Duration;

    /// <summary>How long it can be relied on, if it is not renewed; zero once it is lost or released.</summary>
    public TimeSpan Remaining => Hold.IsReleased ? TimeSpan.Zero : Hold.Watch.Remaining;

    /// <summary>
    /// Cancelled when the lease can no longer be relied on: shortly before the end of the time that the store confirmed last, whatever hangs meanwhile, and at once when a call learns that it is gone.
    /// What it calls runs on a thread of its own. Disposing the lease does not cancel it.
    /// </summary>
    public CancellationToken Lost => Hold.Watch.Token;

    /// <summary>Begins the time again.</summary>
    /// <param name="duration">How long from now on; null for the same as before. Above zero, a day at most.</param>
    /// <returns>False when the lease is gone; <see cref="Lost"/> is cancelled then.</returns>
    /// <exception cref="SessionStoreUnavailableException">The store did not confirm it; the lease ends when it would have.</exception>
    /// <exception cref="ObjectDisposedException">The lease was released.</exception>
    public bool Renew(TimeSpan? duration = null) => IoMode.Result(Hold.Renew(duration, IoMode.Blocking));

    /// <summary>Begins the time again.</summary>
    /// <param name="duration">How long from now on; null for the same as before. Above zero, a day at most.</param>
    /// <param name="cancellationToken">Cancels the call if it has not been sent or queued yet.</param>
    /// <returns>False when the lease is gone; <see cref="Lost"/> is cancelled then.</returns>
    /// <exception cref="SessionStoreUnavailableException">The store did not confirm it; the lease ends when it would have.</exception>
    /// <exception cref="ObjectDisposedException">The lease was released.</exception>
    public async ValueTask<bool> RenewAsync(TimeSpan? duration = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await Hold.Renew(duration, IoMode.Awaiting(cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Releases it. Where the store cannot be reached, or was disposed, it ends by itself; that is no error.</summary>
    public void Dispose() => IoMode.Result(Hold.Release(IoMode.Blocking));

    /// <summary>Releases it, as <see cref="Dispose"/> does.</summary>
    /// <returns>A task that ends when it is released.</returns>
    public ValueTask DisposeAsync() => Hold.Release(IoMode.Awaiting(CancellationToken.None));
}
