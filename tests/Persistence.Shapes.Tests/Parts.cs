using System.Text.Json.Serialization;
using Persistence.Abstractions.Tests.Oracle;

namespace Persistence.Shapes.Tests;

public enum Mood
{
    Calm,
    Busy,
}

[JsonConverter(typeof(JsonStringEnumConverter<Rank>))]
public enum Rank
{
    Low,
    High,
}

/// <summary>A positional record.</summary>
public sealed record Point(int X, double Y, string? Label)
{
    public static Point Random(RandomValues values) => new((int)values.Bits(), values.Real(), values.TextOrNull());
}

/// <summary>A positional record struct.</summary>
public readonly record struct Range(long From, long To);

/// <summary>A tree.</summary>
public sealed class Node
{
    public string? Name { get; set; }

    public List<Node?>? Children { get; set; }

    public static Node Random(RandomValues values, int depth = 3) => new()
    {
        Name = values.TextOrNull(),
        Children = depth == 0 ? null : [.. values.Many(next => next.Below(5) == 0 ? null : Random(next, depth - 1))],
    };
}

/// <summary>Members of every kind of access and name.</summary>
public sealed class Mixed
{
    [JsonConstructor]
    public Mixed(int first, string? second = "absent")
    {
        First = first;
        Second = second;
    }

    public Mixed()
    {
    }

    public int First { get; }

    public string? Second { get; }

    [JsonInclude]
    public int Third { get; private set; }

    [JsonPropertyName("4th \"ü\"")]
    public required bool Fourth { get; init; }

    [JsonIgnore]
    public int Ignored { get; set; } = 5;

    public string? @class { get; set; }

    [JsonInclude]
    internal long Field;

    public static Mixed Random(RandomValues values) =>
        new((int)values.Bits(), values.TextOrNull()) { Third = values.Below(9), Fourth = values.Bool(), Ignored = 5, @class = values.TextOrNull(), Field = values.Bits() };
}

/// <summary>A base class's members stand after the derived one's own.</summary>
public class Animal
{
    public string? Name { get; set; }
}

/// <inheritdoc/>
public sealed class Dog : Animal
{
    public int Age { get; set; }

    public static Dog Random(RandomValues values) => new() { Age = values.Below(20), Name = values.TextOrNull() };
}
