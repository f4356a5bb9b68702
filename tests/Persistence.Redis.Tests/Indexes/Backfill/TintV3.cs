using System.ComponentModel.DataAnnotations;

namespace Persistence.Redis.Tests.Indexes.Backfill;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary><see cref="TintV1"/> with an index over the shade.</summary>
[PersistedSession(Name = "tint")]
public sealed partial class TintV3
{
    [Key] public required string Id { get; init; }

    public string? Color { get; set; }

    [Indexed] public string? Shade { get; set; }
}
