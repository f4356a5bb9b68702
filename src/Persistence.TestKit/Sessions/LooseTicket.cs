using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>A ticket whose key is any text; it is stored under the same name as <see cref="StrictTicket"/>.</summary>
[PersistedSession(Name = "ticket", SchemaVersion = 1, Async = true)]
public sealed partial class LooseTicket
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>Indexed.</summary>
    [Indexed]
    public string Title { get; set; } = "";
}
