using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

#pragma warning disable MA0048, SA1402, SA1649 // The two versions of one class stand side by side.
namespace Persistence.Sqlite.Tests.Schema.Enums;

/// <summary>By number, as every enum was stored once.</summary>
public enum NumberedMood
{
    New = -1,
    Open = 1,
    Closed = 2,
}

[JsonConverter(typeof(JsonStringEnumConverter<NamedMood>))]
public enum NamedMood
{
    New = -1,

    [JsonStringEnumMemberName("it's open")]
    Open = 1,
    Closed = 2,
}

[Flags]
public enum NumberedTraits : ulong
{
    None = 0,
    A = 1,
    B = 2,
    C = 1UL << 63,
}

[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<NamedTraits>))]
public enum NamedTraits : ulong
{
    None = 0,
    A = 1,
    B = 2,
    C = 1UL << 63,
}

public sealed record NumberedNote([property: Key] string Id, NumberedMood Mood);

public sealed record NamedNote([property: Key] string Id, NamedMood Mood);

[PersistedSession(Name = "moody", Stores = SessionStores.Sqlite)]
public sealed partial class NumberedMoods
{
    [Key]
    public required string Id { get; init; }

    [Indexed]
    public NumberedMood Mood { get; set; }

    [Indexed]
    public NumberedMood? Other { get; set; }

    [Indexed]
    public NumberedTraits Traits { get; set; }

    public NumberedMood Before { get; set; }

    public int Count { get; set; }

    [AppendOnly]
    public List<NumberedNote> Notes { get; init; } = [];

    [AppendOnly]
    public List<NumberedMood> Moods { get; init; } = [];
}

[PersistedSession(Name = "moody", Stores = SessionStores.Sqlite)]
public sealed partial class NamedMoods
{
    [Key]
    public required string Id { get; init; }

    [Indexed]
    public NamedMood Mood { get; set; }

    [Indexed]
    public NamedMood? Other { get; set; }

    [Indexed]
    public NamedTraits Traits { get; set; }

    [PersistedName("present", Former = ["Before"])]
    public NamedMood Present { get; set; }

    public int Count { get; set; }

    [AppendOnly]
    public List<NamedNote> Notes { get; init; } = [];

    [AppendOnly]
    public List<NamedMood> Moods { get; init; } = [];
}
