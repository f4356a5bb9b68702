using Persistence.Monitoring;

namespace Persistence.Engine;

/// <content>What concerns all sessions, and the end of the store's use.</content>
public abstract partial class SessionStore<TSession, TKey>
{
    private static readonly Func<SessionUpgrade<TSession, TKey>, IoMode, ValueTask<UpgradeResult>> s_upgrade = static (upgrade, mode) => upgrade.Run(mode);

    /// <inheritdoc/>
    public long Count()
    {
        Lifetime.ThrowIfOver();
        return IoMode.Result(Calls.Count(IoMode.Blocking));
    }

    /// <inheritdoc/>
    public async ValueTask<long> CountAsync(CancellationToken cancellationToken = default) =>
        await Calls.Count(Lifetime.Awaiting(cancellationToken)).ConfigureAwait(false);

    /// <inheritdoc/>
    public PurgeResult PurgeExpired()
    {
        Lifetime.ThrowIfOver();
        return IoMode.Result(Calls.PurgeExpired(IoMode.Blocking));
    }

    /// <inheritdoc/>
    public async ValueTask<PurgeResult> PurgeExpiredAsync(CancellationToken cancellationToken = default) =>
        await Calls.PurgeExpired(Lifetime.Awaiting(cancellationToken)).ConfigureAwait(false);

    /// <inheritdoc/>
    public MaintenanceResult Maintain()
    {
        Lifetime.ThrowIfOver();
        return IoMode.Result(Calls.Maintain(IoMode.Blocking));
    }

    /// <inheritdoc/>
    public async ValueTask<MaintenanceResult> MaintainAsync(CancellationToken cancellationToken = default) =>
        await Calls.Maintain(Lifetime.Awaiting(cancellationToken)).ConfigureAwait(false);

    /// <inheritdoc/>
    public UpgradeResult UpgradeAll(IProgress<UpgradeResult>? progress = null, CancellationToken cancellationToken = default)
    {
        Lifetime.ThrowIfOver();
        cancellationToken.ThrowIfCancellationRequested();
        return IoMode.Result(Telemetry.Run(StoreOperation.UpgradeAll, new SessionUpgrade<TSession, TKey>(this, Engine, progress), s_upgrade, new IoMode(IsAsync: false, cancellationToken)));
    }

    /// <inheritdoc/>
    public async ValueTask<UpgradeResult> UpgradeAllAsync(IProgress<UpgradeResult>? progress = null, CancellationToken cancellationToken = default) =>
        await Telemetry.Run(StoreOperation.UpgradeAll, new SessionUpgrade<TSession, TKey>(this, Engine, progress), s_upgrade, Lifetime.Awaiting(cancellationToken)).ConfigureAwait(false);

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
