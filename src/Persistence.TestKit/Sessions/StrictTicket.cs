using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>What became of <see cref="LooseTicket"/>: its key got a type, which does not take every text.</summary>
[PersistedSession(Name = "ticket", SchemaVersion = 2, Async = true)]
public sealed partial class StrictTicket
{
    /// <summary>The key.</summary>
    [Key]
    public required TicketId Id { get; init; }

    /// <summary>Indexed.</summary>
    [Indexed]
    public string Title { get; set; } = "";
}
