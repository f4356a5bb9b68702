using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>A later version of <see cref="ContactV1"/> whose entries have a member that older entries lack.</summary>
[PersistedSession(Name = "contact", SchemaVersion = 2, Async = true)]
public sealed partial class ContactStrictNotes
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>The log.</summary>
    [AppendOnly]
    public List<ContactNoteStrict> WorkNotes { get; init; } = [];
}
