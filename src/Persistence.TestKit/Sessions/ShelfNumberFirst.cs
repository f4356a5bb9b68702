using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>The number first, so that the key sorts in another way too.</summary>
[PersistedSession(Name = "shelf", Async = true)]
public sealed partial class ShelfNumberFirst
{
    /// <summary>The number.</summary>
    [Key]
    public required int Number { get; init; }

    /// <summary>The row.</summary>
    [Key]
    public required string Row { get; init; }

    /// <summary>The place.</summary>
    [Key]
    public required string Place { get; init; }

    /// <summary>What stands there.</summary>
    public string Title { get; set; } = "";

    /// <summary>What was noted.</summary>
    [AppendOnly]
    public List<string> Remarks { get; init; } = [];
}
