using System.ComponentModel.DataAnnotations;

namespace Persistence.Redis.Tests.Indexes.Backfill;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary><see cref="TintV1"/> with an index over the color.</summary>
[PersistedSession(Name = "tint")]
public sealed partial class TintV2
{
    [Key] public required string Id { get; init; }

    [Indexed] public string? Color { get; set; }

    public string? Shade { get; set; }
}
