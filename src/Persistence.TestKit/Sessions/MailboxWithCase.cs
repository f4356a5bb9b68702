using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>A mailbox as it was before the case of its texts was ignored.</summary>
[PersistedSession(Name = "mailbox", Async = true)]
[CompoundIndex(nameof(Team), nameof(Owner))]
public sealed partial class MailboxWithCase
{
    /// <summary>The key.</summary>
    [Key]
    public required int Number { get; init; }

    /// <summary>Its address; null while it has none.</summary>
    [Indexed]
    public string? Address { get; set; }

    /// <summary>Whose it is; null while nobody's.</summary>
    [Indexed]
    public string? Owner { get; set; }

    /// <summary>The number of a team.</summary>
    [Indexed]
    public int Team { get; set; }

    /// <summary>Words to find it by.</summary>
    [Indexed]
    public List<string> Labels { get; init; } = [];
}
