namespace Persistence.Engine;

/// <content>What concerns all sessions, and the end of the store's use.</content>
public abstract partial class SessionStore<TSession, TKey>
{
    /// <inheritdoc/>
    public long Count()
    {
        ThrowIfDisposed();
        return IoMode.Result(Calls.Count(IoMode.Blocking));
    }

    /// <inheritdoc/>
    public async ValueTask<long> CountAsync(CancellationToken cancellationToken = default) =>
        await Calls.Count(Awaiting(cancellationToken)).ConfigureAwait(false);

    /// <inheritdoc/>
    public PurgeResult PurgeExpired()
    {
        ThrowIfDisposed();
        return IoMode.Result(Calls.PurgeExpired(IoMode.Blocking));
    }

    /// <inheritdoc/>
    public async ValueTask<PurgeResult> PurgeExpiredAsync(CancellationToken cancellationToken = default) =>
        await Calls.PurgeExpired(Awaiting(cancellationToken)).ConfigureAwait(false);

    /// <inheritdoc/>
    public MaintenanceResult Maintain()
    {
        ThrowIfDisposed();
        return IoMode.Result(Calls.Maintain(IoMode.Blocking));
    }

    /// <inheritdoc/>
    public async ValueTask<MaintenanceResult> MaintainAsync(CancellationToken cancellationToken = default) =>
        await Calls.Maintain(Awaiting(cancellationToken)).ConfigureAwait(false);

    /// <summary>Ends the use of the store. One under a lease is the same store, and not disposed by itself.</summary>
    public void Dispose()
    {
        if (Lease.IsNone && !Lifetime.IsDisposed)
        {
            Lifetime.IsDisposed = true;
            Signals.NotifyAll();
            IoMode.Result(Engine.Close(IoMode.Blocking));
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the use of the store.</summary>
    /// <returns>A task that ends when everything is released.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Lease.IsNone && !Lifetime.IsDisposed)
        {
            Lifetime.IsDisposed = true;
            Signals.NotifyAll();
            await Engine.Close(IoMode.Awaiting(CancellationToken.None)).ConfigureAwait(false);
        }

        GC.SuppressFinalize(this);
    }
}
