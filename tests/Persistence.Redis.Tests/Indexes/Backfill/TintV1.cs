using System.ComponentModel.DataAnnotations;

namespace Persistence.Redis.Tests.Indexes.Backfill;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>A class before its members got indexes.</summary>
[PersistedSession(Name = "tint")]
public sealed partial class TintV1
{
    [Key] public required string Id { get; init; }

    public string? Color { get; set; }

    public string? Shade { get; set; }
}
