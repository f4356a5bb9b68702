using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>A store, for a host.</summary>
/// <param name="store">The store.</param>
/// <param name="engine">Its engine.</param>
internal sealed class HostedStore<TSession, TKey>(SessionStore<TSession, TKey> store, SessionEngine<TSession, TKey> engine) : IHostedStore
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <inheritdoc/>
    public string DisplayName => engine.DisplayName;

    /// <inheritdoc/>
    public ValueTask<StoreDiagnosis> Diagnose(CancellationToken cancellationToken) => store.DiagnoseAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<PurgeResult> PurgeExpired(CancellationToken cancellationToken) => store.PurgeExpiredAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<MaintenanceResult> Maintain(CancellationToken cancellationToken) => store.MaintainAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> ClaimMaintenance(string holder, TimeSpan duration, CancellationToken cancellationToken) => engine.ClaimMaintenance(holder, duration, store.Lifetime.Awaiting(cancellationToken));

    /// <inheritdoc/>
    public ValueTask ReleaseMaintenance(string holder, CancellationToken cancellationToken) => engine.ReleaseMaintenance(holder, store.Lifetime.Awaiting(cancellationToken));
}
