using System.ComponentModel.DataAnnotations;
using Persistence.Abstractions.Tests.Oracle;

namespace Persistence.Shapes.Tests;

/// <summary>Value tuples of each size, alone, nested, null, and in collections.</summary>
[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class TupleShape
{
    [Key]
    public required string Id { get; init; }

    public (int Count, string? Text) Pair { get; set; }

    public (int, string?) Nameless { get; set; }

    public ValueTuple<double> One { get; set; }

    public (int A, (Mood B, Point? C) D)? Maybe { get; set; }

    public List<(string? Name, decimal Price)> Many { get; set; } = [];

    public Dictionary<string, (long, long)?>? ByName { get; set; }

    public (int, int, int, int, int, int, int) Seven { get; set; }

    public (int, int, int, int, int, int, int, string? Last) Eight { get; set; }

    public (int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, bool Last) Sixteen { get; set; }

    public static TupleShape Random(RandomValues v) => new()
    {
        Id = "k",
        Pair = ((int)v.Bits(), v.TextOrNull()),
        Nameless = (v.Below(9), v.TextOrNull()),
        One = new(v.Real()),
        Maybe = v.Bool() ? null : (1, (v.Of(Mood.Busy, Mood.Calm), v.Bool() ? null : Point.Random(v))),
        Many = [.. v.Many(static n => (n.TextOrNull(), n.Money()))],
        ByName = v.Bool() ? null : new() { ["a"] = v.Bool() ? null : (v.Bits(), v.Bits()) },
        Seven = (1, 2, 3, 4, 5, 6, v.Below(9)),
        Eight = (1, 2, 3, 4, 5, 6, v.Below(9), v.TextOrNull()),
        Sixteen = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, v.Below(9), v.Bool()),
    };
}
