using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>A mailbox, whose indexed texts have no case; <see cref="MailboxWithCase"/> is stored under the same name.</summary>
[PersistedSession(Name = "mailbox", Async = true)]
[CompoundIndex(nameof(Team), nameof(Owner))]
public sealed partial class Mailbox
{
    /// <summary>The key.</summary>
    [Key]
    public required int Number { get; init; }

    /// <summary>Its address, which nobody else may have; null while it has none.</summary>
    [Indexed(Unique = true, IgnoreCase = true)]
    public string? Address { get; set; }

    /// <summary>Whose it is; null while nobody's.</summary>
    [Indexed(IgnoreCase = true)]
    public string? Owner { get; set; }

    /// <summary>The number of a team.</summary>
    [Indexed]
    public int Team { get; set; }

    /// <summary>Words to find it by.</summary>
    [Indexed(IgnoreCase = true)]
    public List<string> Labels { get; init; } = [];
}
