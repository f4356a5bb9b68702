using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Persistence.Abstractions.Tests.Oracle;

namespace Persistence.Shapes.Tests;

/// <summary>Derived types, distinguished by names, by numbers and under another name.</summary>
[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class FamilyShape
{
    [Key]
    public required string Id { get; init; }

    public Happening? Latest { get; set; }

    public List<Happening?> Events { get; set; } = [];

    public Stage? Stage { get; set; }

    public Dictionary<string, ISignal> Signals { get; set; } = [];

    public static FamilyShape Random(RandomValues values) => new()
    {
        Id = "k",
        Latest = Happening.Random(values),
        Events = [.. values.Many(next => Happening.Random(next))],
        Stage = values.Of<Stage?>(null, new Stage { Number = 1 }, new Jump { Number = 2, To = 3 }),
        Signals = new() { ["a"] = new Bell(values.Below(3)), ["b"] = new Light() },
    };
}

/// <summary>An abstract base.</summary>
[JsonDerivedType(typeof(Joined), "joined")]
[JsonDerivedType(typeof(Said), "said \"so\"")]
[JsonDerivedType(typeof(Group), "group")]
public abstract class Happening
{
    public string? By { get; set; }

    public static Happening? Random(RandomValues values, int depth = 3) => values.Below(4) switch
    {
        0 => null,
        1 => new Joined { By = values.TextOrNull() },
        2 => new Said(values.Text()) { By = values.TextOrNull() },
        _ => new Group { By = values.TextOrNull(), Events = depth == 0 ? [] : [.. values.Many(next => Random(next, depth - 1))] },
    };
}

/// <summary>Nothing of its own.</summary>
public sealed class Joined : Happening;

/// <summary>Made by a constructor.</summary>
public sealed class Said(string text) : Happening
{
    public string Text { get; } = text;
}

/// <summary>Holds its base again.</summary>
public sealed class Group : Happening
{
    public List<Happening?> Events { get; set; } = [];
}

/// <summary>A base that is made itself, distinguished by numbers.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Jump), 7)]
public class Stage
{
    public int Number { get; set; }
}

/// <inheritdoc/>
public sealed class Jump : Stage
{
    public int To { get; set; }
}

/// <summary>An interface.</summary>
[JsonDerivedType(typeof(Bell), "bell")]
[JsonDerivedType(typeof(Light), "light")]
public interface ISignal
{
}

/// <summary>A record.</summary>
public sealed record Bell(int Times) : ISignal;

/// <summary>Without members: its mark stands alone.</summary>
public sealed record Light : ISignal;
