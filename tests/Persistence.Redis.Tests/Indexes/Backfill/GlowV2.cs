using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

#pragma warning disable PG0018 // Two versions of one class.
namespace Persistence.Redis.Tests.Indexes.Backfill;

/// <summary>A later version of <see cref="GlowV1"/>: the enum is stored by name, in the index too.</summary>
[PersistedSession(Name = "glow")]
public sealed partial class GlowV2
{
    [Key] public required string Id { get; init; }

    [Indexed, JsonConverter(typeof(JsonStringEnumConverter<Warmth>))] public Warmth Warmth { get; set; }

    [Indexed(Unique = true), JsonConverter(typeof(JsonStringEnumConverter<Warmth>))] public Warmth? Second { get; set; }
}
