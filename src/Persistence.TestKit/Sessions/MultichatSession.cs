using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>A chat of several agents: text key, three indexes, a log whose entries have ids.</summary>
[PersistedSession(Async = true)]
public sealed partial class MultichatSession
{
    /// <summary>The key.</summary>
    [Key]
    public required string SessionId { get; init; }

    /// <summary>A member with two rules.</summary>
    [Required]
    [StringLength(200)]
    public required string Topic { get; set; }

    /// <summary>The agent that began the chat.</summary>
    public required string Initiator { get; init; }

    /// <summary>An indexed enum.</summary>
    [Indexed]
    public SessionStatus Status { get; set; }

    /// <summary>An indexed collection.</summary>
    [Indexed]
    public List<string> Participants { get; init; } = [];

    /// <summary>An indexed instant.</summary>
    [Indexed]
    public DateTimeOffset LastActivity { get; set; }

    /// <summary>A dictionary.</summary>
    public Dictionary<string, string> Context { get; init; } = [];

    /// <summary>The log.</summary>
    [AppendOnly]
    public List<ChatMessage> Messages { get; init; } = [];
}
