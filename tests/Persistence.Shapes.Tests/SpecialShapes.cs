using System.ComponentModel.DataAnnotations;
using Persistence.Abstractions.Tests.Oracle;

namespace Persistence.Shapes.Tests;

/// <summary>Collections without a setter, filled in place.</summary>
[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class FilledShape
{
    [Key]
    public required string Id { get; init; }

    public List<string> Texts { get; } = [];

    public HashSet<int> Numbers { get; } = [];

    public Dictionary<string, int> Counts { get; } = [];

    public static FilledShape Random(RandomValues values)
    {
        var shape = new FilledShape { Id = "k" };
        shape.Texts.AddRange(values.Many(static next => next.Text()));
        shape.Numbers.UnionWith(values.Many(static next => next.Below(9)));
        foreach (var text in values.Many(static next => next.Text()))
        {
            shape.Counts[text] = values.Below(9);
        }

        return shape;
    }
}

/// <summary>Required members.</summary>
[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class RequiredShape
{
    [Key]
    public required string Id { get; init; }

    public required string Text { get; set; }

    public required int Number { get; init; }

    public required List<Point> Points { get; init; }
}
