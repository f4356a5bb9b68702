using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>A part more, without which no session can be read.</summary>
[PersistedSession(Name = "shelf", Async = true)]
public sealed partial class ShelfExtendedStrictly
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

    /// <summary>The side.</summary>
    [Key]
    public required string Side { get; init; }

    /// <summary>What stands there.</summary>
    public string Title { get; set; } = "";

    /// <summary>What was noted.</summary>
    [AppendOnly]
    public List<string> Remarks { get; init; } = [];
}
