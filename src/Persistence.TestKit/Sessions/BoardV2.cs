using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary><see cref="BoardV1"/> with an index over both of its members.</summary>
[PersistedSession(Name = "board", Async = true)]
[CompoundIndex(nameof(Owner), nameof(Rank))]
public sealed partial class BoardV2
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
