using System.ComponentModel.DataAnnotations;

namespace Persistence.AgentFramework.Sessions;

/// <summary>The checkpoints of one run, in the order in which they were stored.</summary>
[PersistedSession(Async = true)]
internal sealed partial class WorkflowRun
{
    [Key] public required string Id { get; init; }

    [AppendOnly] public List<CheckpointEntry> Checkpoints { get; init; } = [];
}

/// <summary>A checkpoint that is stored whole, in a session of its own.</summary>
internal sealed record CheckpointEntry([property: Key] string Id, string? Parent);
