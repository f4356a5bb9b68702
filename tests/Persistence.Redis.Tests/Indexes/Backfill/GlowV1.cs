using System.ComponentModel.DataAnnotations;

#pragma warning disable PG0018 // Two versions of one class.
namespace Persistence.Redis.Tests.Indexes.Backfill;

/// <summary>The first version of <see cref="GlowV2"/>: its enum is stored by number, and so was one by name in the index.</summary>
[PersistedSession(Name = "glow")]
public sealed partial class GlowV1
{
    [Key] public required string Id { get; init; }

    [Indexed] public Warmth Warmth { get; set; }

    [Indexed(Unique = true)] public Warmth? Second { get; set; }
}
