using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>Two parts of the key are no members any more.</summary>
[PersistedSession(Name = "shelf", Async = true)]
public sealed partial class ShelfReduced
{
    /// <summary>The row.</summary>
    [Key]
    public required string Row { get; init; }

    /// <summary>What stands there.</summary>
    public string Title { get; set; } = "";

    /// <summary>What was noted.</summary>
    [AppendOnly]
    public List<string> Remarks { get; init; } = [];
}
