using System.ComponentModel.DataAnnotations;

namespace Persistence.Redis.Tests.Indexes.Backfill;

/// <summary>The first version of <see cref="ShadeV2"/>.</summary>
[PersistedSession(Name = "shade")]
public sealed partial class ShadeV1
{
    [Key] public required string Id { get; init; }

    [Indexed] public string? Warmth { get; set; }

    [Indexed(Unique = true)] public int? Number { get; set; }
}
