using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>A class before it got an index over several members; stored under the same name as <see cref="BoardV2"/>.</summary>
[PersistedSession(Name = "board", Async = true)]
public sealed partial class BoardV1
{
    /// <summary>The key.</summary>
    [Key]
    public required int Id { get; init; }

    /// <summary>Whose it is.</summary>
    [Indexed]
    public string? Owner { get; set; }

    /// <summary>Its place.</summary>
    [Indexed]
    public int Rank { get; set; }
}
