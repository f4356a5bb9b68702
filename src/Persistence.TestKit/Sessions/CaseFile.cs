using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>A file about a case: a key of three parts, two of them strongly typed.</summary>
[PersistedSession(Async = true)]
public sealed partial class CaseFile
{
    /// <summary>The key's first part.</summary>
    [Key]
    public required ConversationId Conversation { get; init; }

    /// <summary>The key's second part.</summary>
    [Key]
    public required TicketId Ticket { get; init; }

    /// <summary>The key's third part.</summary>
    [Key]
    public required int Page { get; init; }

    /// <summary>What it is about.</summary>
    public string Title { get; set; } = "";

    /// <summary>A log whose entries have one strongly typed id.</summary>
    [AppendOnly]
    public List<CaseNote> Notes { get; init; } = [];
}
