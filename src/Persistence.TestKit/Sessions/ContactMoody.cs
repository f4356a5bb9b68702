using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>Another program's view of <see cref="ContactV1"/>, whose enum lacks a value.</summary>
[PersistedSession(Name = "contact", Async = true)]
public sealed partial class ContactMoody
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>An enum that is stored by name.</summary>
    [Indexed]
    public ContactMoodBrief Mood { get; set; }
}
