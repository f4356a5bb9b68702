using System.ComponentModel.DataAnnotations;
using Persistence;

namespace Swarm.Chats;

/// <summary>Who coordinates a task in a chat, and which participants have heard of it.</summary>
[PersistedSession]
public sealed partial class TaskCoordination
{
    [Key] public required string ChatId { get; init; }
    [Required] public required string Task { get; set; }
    [Indexed] public required string Coordinator { get; set; }
    public List<string> Participants { get; init; } = [];
    public Dictionary<string, bool> Sent { get; init; } = [];
    [Indexed] public CoordinationStatus Status { get; set; }
}
