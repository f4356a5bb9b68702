using System.ComponentModel.DataAnnotations;
using Persistence;

namespace Swarm.Chats;

/// <summary>A conversation of several agents. While one of them coordinates it, that one holds its lease; the others go on talking.</summary>
[PersistedSession(Leases = true, Async = true)]
[CompoundIndex(nameof(Status), nameof(LastActivity))]
public sealed partial class MultichatSession
{
    [Key] public required string SessionId { get; init; }
    [Required, StringLength(200)] public required string Topic { get; set; }
    public required string Initiator { get; init; }
    [Indexed] public List<string> Participants { get; init; } = [];
    [Indexed] public ChatStatus Status { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    [Indexed] public DateTimeOffset LastActivity { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>An ended chat is kept for thirty days; one that is still talked in never goes, however old it is.</summary>
    [ExpiresAt] public DateTimeOffset? KeptUntil => EndedAt?.AddDays(30);

    public Dictionary<string, string> Metadata { get; init; } = [];
    [AppendOnly] public List<ChatMessage> Messages { get; init; } = [];
}
