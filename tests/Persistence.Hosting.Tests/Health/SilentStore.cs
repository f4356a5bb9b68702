using Persistence.Engine;

namespace Persistence.Hosting.Tests.Health;

/// <summary>Answers when the test wants it to.</summary>
internal sealed class SilentStore : IHostedStore, IHostableStore
{
    public TaskCompletionSource<StoreDiagnosis> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Asked { get; private set; }

    public string DisplayName => "the silent store";

    public ValueTask<StoreDiagnosis> Diagnose(CancellationToken cancellationToken)
    {
        Asked++;
        return new ValueTask<StoreDiagnosis>(Answer.Task);
    }

    public ValueTask<PurgeResult> PurgeExpired(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<MaintenanceResult> Maintain(CancellationToken cancellationToken) => throw new NotSupportedException();

    public IHostedStore Hosted => this;

    public ValueTask<bool> ClaimMaintenance(string holder, TimeSpan duration, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask ReleaseMaintenance(string holder, CancellationToken cancellationToken) => throw new NotSupportedException();
}
