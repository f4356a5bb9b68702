using Persistence.Engine;

namespace Persistence.Hosting.Tests.Health;

/// <summary>Answers when the test wants it to.</summary>
internal sealed class SilentStore : IHostedStore
{
    public TaskCompletionSource<StoreDiagnosis> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Asked { get; private set; }

    public string DisplayName => "the silent store";

    public ValueTask<StoreDiagnosis> DiagnoseAsync(CancellationToken cancellationToken)
    {
        Asked++;
        return new ValueTask<StoreDiagnosis>(Answer.Task);
    }

    public ValueTask<PurgeResult> PurgeExpiredAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<MaintenanceResult> MaintainAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
