using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Persistence.AgentFramework.Sessions;

/// <summary>What a workflow stored at one checkpoint. Stored before the run lists it.</summary>
[PersistedSession(Async = true)]
internal sealed partial class WorkflowCheckpoint
{
    [Key] public required string Run { get; init; }

    [Key] public required string Id { get; init; }

    public required string WrittenBy { get; init; }

    public JsonElement Value { get; init; }
}
