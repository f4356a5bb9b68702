using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Persistence.Abstractions.Tests.Oracle;

namespace Persistence.Shapes.Tests;

/// <summary>Members that are left out where they are null or have their type's default value, before and between others.</summary>
[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class OmittingShape
{
    [Key]
    public required string Id { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Number { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Maybe { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Range Range { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Kept { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Always)]
    public string Gone { get; set; } = "gone";

    public Sparse? Sparse { get; set; }

    public SparseRecord? Record { get; set; }

    public static OmittingShape Random(RandomValues values) => new()
    {
        Id = "k",
        Text = values.TextOrNull(),
        Number = values.Below(3),
        Maybe = values.Of<int?>(null, 0, 1),
        Range = new Range(values.Below(2), values.Below(2)),
        Kept = values.TextOrNull(),
        Sparse = values.Bool() ? null : new Sparse { A = values.TextOrNull(), B = values.Below(2), C = values.Bool() ? null : [1], D = values.Below(2) },
        Record = values.Bool() ? null : new SparseRecord(values.TextOrNull(), values.Below(2)) { C = values.Below(2) },
    };
}

/// <summary>An object that may be written without any member.</summary>
public sealed class Sparse
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? A { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double B { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public List<int>? C { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int D { get; set; }
}

/// <summary>The same, made by a constructor.</summary>
public sealed record SparseRecord(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? A,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int B)
{
    public int C { get; set; }
}

/// <summary>Enums by name because a member says so, by number though the enum says otherwise, and required members.</summary>
[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class ConvertedShape
{
    [Key]
    public required string Id { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter))]
    public Mood Mood { get; set; }

    [JsonConverter(typeof(JsonStringEnumConverter<Mood>))]
    public Mood MoodToo { get; set; }

    [JsonConverter(typeof(JsonStringEnumConverter))]
    public Mood? Maybe { get; set; }

    [JsonConverter(typeof(JsonNumberEnumConverter<Rank>))]
    public Rank Rank { get; set; }

    [JsonRequired]
    public string? Must { get; set; }

    public Demanding? Inner { get; set; }

    public static ConvertedShape Random(RandomValues values) => new()
    {
        Id = "k",
        Mood = values.Of(Mood.Busy, Mood.Calm, (Mood)7),
        MoodToo = values.Of(Mood.Busy, Mood.Calm),
        Maybe = values.Of<Mood?>(null, Mood.Busy),
        Rank = values.Of(Rank.High, Rank.Low, (Rank)7),
        Must = values.TextOrNull(),
        Inner = values.Bool() ? null : new Demanding(values.Of(Mood.Busy, Mood.Calm)) { Must = values.Below(9) },
    };
}

/// <summary>A constructor parameter whose property is converted, and a member that must be there.</summary>
public sealed record Demanding([property: JsonConverter(typeof(JsonStringEnumConverter))] Mood Mood)
{
    [JsonRequired]
    public int Must { get; set; }
}
