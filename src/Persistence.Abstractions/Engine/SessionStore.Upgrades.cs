using Persistence.Monitoring;

namespace Persistence.Engine;

/// <content>Upgrading what earlier schema versions stored.</content>
public abstract partial class SessionStore<TSession, TKey>
{
    private static readonly Func<SessionUpgrade<TSession, TKey>, IoMode, ValueTask<UpgradeResult>> s_upgrade = static (upgrade, mode) => upgrade.Run(mode);

    /// <inheritdoc/>
    public UpgradeResult UpgradeAll(IProgress<UpgradeResult>? progress = null, CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        cancellationToken.ThrowIfCancellationRequested();
        return IoMode.Result(Telemetry.Run(StoreOperation.UpgradeAll, new SessionUpgrade<TSession, TKey>(this, Engine, progress), s_upgrade, new IoMode(IsAsync: false, cancellationToken)));
    }

    /// <inheritdoc/>
    public async ValueTask<UpgradeResult> UpgradeAllAsync(IProgress<UpgradeResult>? progress = null, CancellationToken cancellationToken = default) =>
        await Telemetry.Run(StoreOperation.UpgradeAll, new SessionUpgrade<TSession, TKey>(this, Engine, progress), s_upgrade, Awaiting(cancellationToken)).ConfigureAwait(false);
}
