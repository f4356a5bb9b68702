using System.ComponentModel.DataAnnotations;
using Persistence;

namespace Multichat.Sessions;

/// <summary>One conversation of several agents. Its stores are generated from the attributes below.</summary>
[PersistedSession]
public sealed partial class MultichatSession
{
    [Key] public required string SessionId { get; init; }
    [Required, StringLength(200)] public required string Topic { get; set; }
    public required string Initiator { get; init; }
    [Indexed] public SessionStatus Status { get; set; }
    [Indexed] public List<string> Participants { get; init; } = [];
    [Indexed] public DateTimeOffset LastActivity { get; set; }
    public Dictionary<string, string> Context { get; init; } = [];
    [AppendOnly] public List<ChatMessage> Messages { get; init; } = [];
}
