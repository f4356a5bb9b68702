using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Persistence;

namespace Swarm.Agents;

/// <summary>What one agent knows of itself, over restarts.</summary>
[PersistedSession]
public sealed partial class AgentContext
{
    [Key] public required string AgentId { get; init; }
    public string Role { get; set; } = "";
    [Indexed] public string Team { get; set; } = "";
    [Indexed] public AgentState State { get; set; }
    public string? CurrentTaskId { get; set; }
    public DateTimeOffset LastTransition { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
    public Dictionary<string, JsonElement> Values { get; init; } = [];

    /// <summary>What others sent to it through the queue, each once.</summary>
    [AppendOnly] public List<InboxMessage> Inbox { get; init; } = [];

    /// <summary>What it answered in chats.</summary>
    [AppendOnly] public List<ResponseRecord> Responses { get; init; } = [];
}
