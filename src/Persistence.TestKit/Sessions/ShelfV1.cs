using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>A session whose key has three parts; the other classes of the name have another key.</summary>
[PersistedSession(Name = "shelf", Async = true)]
public sealed partial class ShelfV1
{
    /// <summary>The row.</summary>
    [Key]
    public required string Row { get; init; }

    /// <summary>The place.</summary>
    [Key]
    public required string Place { get; init; }

    /// <summary>The number.</summary>
    [Key]
    public required int Number { get; init; }

    /// <summary>What stands there.</summary>
    public string Title { get; set; } = "";

    /// <summary>What was noted.</summary>
    [AppendOnly]
    public List<string> Remarks { get; init; } = [];
}
