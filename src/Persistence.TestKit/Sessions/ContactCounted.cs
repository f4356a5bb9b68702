using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>A later version of <see cref="ContactV1"/> with a required number that older data lacks.</summary>
[PersistedSession(Name = "contact", SchemaVersion = 2, Async = true)]
public sealed partial class ContactCounted
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>Not stored before.</summary>
    public required int Calls { get; set; }
}
