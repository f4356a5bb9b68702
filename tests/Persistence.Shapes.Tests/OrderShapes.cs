using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Persistence.Abstractions.Tests.Oracle;

namespace Persistence.Shapes.Tests;

/// <summary>Members in an order of their own, constructors that nobody else may call, collections that are filled because a class says so.</summary>
[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class OrderedShape
{
    [Key]
    public required string Id { get; init; }

    [JsonPropertyOrder(2)]
    public int Third { get; set; }

    public int First { get; set; }

    [JsonPropertyOrder(1)]
    public Ordered? Second { get; set; }

    public HiddenlyMade? Hidden { get; set; }

    public HiddenlyFilled? HiddenToo { get; set; }

    public InternallyMade? Internal { get; set; }

    public InPlace InPlace { get; set; } = new();

    public static OrderedShape Random(RandomValues values)
    {
        var shape = new OrderedShape
        {
            Id = "k",
            Third = values.Below(9),
            First = values.Below(9),
            Second = values.Bool() ? null : new Ordered(values.Below(9), values.TextOrNull()) { Late = values.Below(9), Early = values.Below(9), FromBase = values.Below(9), Field = values.Below(9) },
            Hidden = values.Bool() ? null : HiddenlyMade.Make(values.Below(9), values.TextOrNull()),
            HiddenToo = values.Bool() ? null : HiddenlyFilled.Make(values.Below(9)),
            Internal = values.Bool() ? null : new InternallyMade(values.Below(9)) { Must = values.Text() },
        };
        foreach (var number in values.Many(static next => next.Below(9)))
        {
            shape.InPlace.Queue.Enqueue(number);
            shape.InPlace.Stack.Push(number);
            shape.InPlace.List.Add(number);
        }

        return shape;
    }
}

/// <summary>Has an order of its own.</summary>
public class OrderedBase
{
    [JsonPropertyOrder(-5)]
    public int FromBase { get; set; }
}

/// <summary>Made by a constructor whose parameters are written in another order.</summary>
public sealed class Ordered(int second, string? first) : OrderedBase
{
    [JsonPropertyOrder(1)]
    public int Late { get; set; }

    [JsonPropertyOrder(-5)]
    public int Early { get; set; }

    [JsonPropertyOrder(int.MaxValue)]
    public int Second { get; } = second;

    public string? First { get; } = first;

    [JsonInclude, JsonPropertyOrder(-7)]
    internal int Field;
}

/// <summary>Made by a private constructor that is marked.</summary>
public sealed class HiddenlyMade
{
    [JsonConstructor]
    private HiddenlyMade(int number, string? text = "absent")
    {
        Number = number;
        Text = text;
    }

    public HiddenlyMade()
    {
    }

    public int Number { get; }

    public string? Text { get; }

    public int Late { get; set; }

    public static HiddenlyMade Make(int number, string? text) => new(number, text) { Late = number + 1 };
}

/// <summary>Made by a private constructor without parameters, and filled.</summary>
public sealed class HiddenlyFilled
{
    [JsonConstructor]
    private HiddenlyFilled()
    {
    }

    public required int Number { get; init; }

    public static HiddenlyFilled Make(int number) => new() { Number = number };
}

/// <summary>Made by an internal constructor.</summary>
public sealed class InternallyMade
{
    [JsonConstructor]
    internal InternallyMade(int number) => Number = number;

    public int Number { get; }

    public required string Must { get; init; }
}

/// <summary>Everything is filled in place, which the class says too.</summary>
[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
public sealed class InPlace
{
    public List<int> List { get; } = [];

    public Queue<int> Queue { get; } = new();

    public Stack<int> Stack { get; } = new();

    public int Number { get; set; }

    public int[]? Array { get; set; }
}
