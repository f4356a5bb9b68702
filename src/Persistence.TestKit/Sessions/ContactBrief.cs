using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>Another program's view of <see cref="ContactV1"/>: it knows few of the members, and a collection of the header is a log.</summary>
[PersistedSession(Name = "contact", Async = true)]
public sealed partial class ContactBrief
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>Known to both.</summary>
    public string FullName { get; set; } = "";

    /// <summary>A collection of the header elsewhere.</summary>
    [AppendOnly]
    public List<string> TagWords { get; init; } = [];
}
