using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>A conversation: a strongly typed key, ids in its header, its indexes and its log.</summary>
[PersistedSession(Async = true)]
public sealed partial class Conversation
{
    /// <summary>The key.</summary>
    [Key]
    public required ConversationId Id { get; init; }

    /// <summary>The conversation it goes on from; null for the first one.</summary>
    [Indexed]
    public ConversationId? Before { get; set; }

    /// <summary>The ticket it is about; each belongs to one conversation only.</summary>
    [Indexed(Unique = true)]
    public TicketId? Ticket { get; set; }

    /// <summary>Ids in a collection.</summary>
    public List<TicketId> Related { get; init; } = [];

    /// <summary>A log whose entries have strongly typed ids.</summary>
    [AppendOnly]
    public List<Remark> Remarks { get; init; } = [];
}
