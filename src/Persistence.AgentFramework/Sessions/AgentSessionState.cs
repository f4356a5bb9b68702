using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Persistence.AgentFramework.Sessions;

/// <summary>An agent's session as the agent wrote it.</summary>
[PersistedSession(Async = true)]
internal sealed partial class AgentSessionState
{
    [Key] public required string Agent { get; init; }

    /// <summary>The partitions of the key (tenant, user), in one text.</summary>
    [Key] public required string Partitions { get; init; }

    [Key] public required string Id { get; init; }

    public required string WrittenBy { get; set; }

    public DateTimeOffset SavedAt { get; set; }

    public JsonElement State { get; set; }
}
