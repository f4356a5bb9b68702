using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>What a host does with a store whose class it does not know.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IHostedStore
{
    /// <summary>The store's name in messages.</summary>
    string DisplayName { get; }

    /// <inheritdoc cref="IAsyncSessionStore{TSession, TKey}.DiagnoseAsync"/>
    ValueTask<StoreDiagnosis> DiagnoseAsync(CancellationToken cancellationToken);

    /// <inheritdoc cref="IAsyncSessionStore{TSession, TKey}.PurgeExpiredAsync"/>
    ValueTask<PurgeResult> PurgeExpiredAsync(CancellationToken cancellationToken);

    /// <inheritdoc cref="IAsyncSessionStore{TSession, TKey}.MaintainAsync"/>
    ValueTask<MaintenanceResult> MaintainAsync(CancellationToken cancellationToken);
}
