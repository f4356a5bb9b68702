using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Persistence.Redis.Tests.Indexes.Backfill;

/// <summary>A later version of <see cref="ShadeV1"/>, which reads what that stored: a text is an enum now, a whole number one that need not be.</summary>
[PersistedSession(Name = "shade", SchemaVersion = 2)]
public sealed partial class ShadeV2
{
    [Key] public required string Id { get; init; }

    [Indexed, JsonConverter(typeof(JsonStringEnumConverter<Warmth>))] public Warmth? Warmth { get; set; }

    [Indexed(Unique = true)] public double? Number { get; set; }
}
