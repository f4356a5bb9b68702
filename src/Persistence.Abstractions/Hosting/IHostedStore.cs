using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>What a host does with a store whose class it does not know.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IHostedStore
{
    /// <summary>The store's name in messages.</summary>
    string DisplayName { get; }

    /// <summary>Finds out how well the store is.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<StoreDiagnosis> Diagnose(CancellationToken cancellationToken);

    /// <summary>Removes what expired sessions occupy.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<PurgeResult> PurgeExpired(CancellationToken cancellationToken);

    /// <summary>Does what keeps the store small and quick.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<MaintenanceResult> Maintain(CancellationToken cancellationToken);

    /// <summary>Takes the maintenance of the store for one process of many, or goes on holding it.</summary>
    /// <param name="holder">A name of the process that no other one has.</param>
    /// <param name="duration">After which time without another call it is free again.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False while another process has it.</returns>
    ValueTask<bool> ClaimMaintenance(string holder, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Gives it back, if the process has it.</summary>
    /// <param name="holder">The name of the process.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask ReleaseMaintenance(string holder, CancellationToken cancellationToken);
}
