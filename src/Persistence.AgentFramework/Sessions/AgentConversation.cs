using System.ComponentModel.DataAnnotations;

namespace Persistence.AgentFramework.Sessions;

/// <summary>The messages of one conversation, in the order in which they were stored.</summary>
[PersistedSession(Async = true)]
internal sealed partial class AgentConversation
{
    [Key] public required string Id { get; init; }

    /// <summary>The name of the agent that stored the first messages.</summary>
    public string? Agent { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    // Exclusive: a host that refuses to mix its run with that of another one saves, and the save is a conflict when the log grew. Appends go on.
    [AppendOnly(Append = AppendRule.Exclusive)] public List<StoredMessage> Messages { get; init; } = [];
}
