using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Persistence.Abstractions.Tests.Oracle;

namespace Persistence.Shapes.Tests;

/// <summary>Numbers in other forms, because a member says so or its class.</summary>
[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class HandledShape
{
    [Key]
    public required string Id { get; init; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    public double Named { get; set; }

    [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    public float? OnlyNamed { get; set; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public decimal Quoted { get; set; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public Dictionary<string, long?>? QuotedMap { get; set; }

    [JsonNumberHandling(JsonNumberHandling.Strict)]
    public int Strict { get; set; }

    [JsonNumberHandling(JsonNumberHandling.Strict)]
    public List<Int128>? StrictList { get; set; }

    [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    public int NothingToName { get; set; }

    public int Usual { get; set; }

    public HandledNumbers? Numbers { get; set; }

    public HandledFurther? Further { get; set; }

    public static HandledShape Random(RandomValues values) => new()
    {
        Id = "k",
        Named = Any(values),
        OnlyNamed = values.Bool() ? null : (float)Any(values),
        Quoted = values.Money(),
        QuotedMap = values.Bool() ? null : new() { ["a"] = values.Bits(), ["b"] = null },
        Strict = (int)values.Bits(),
        StrictList = values.Bool() ? null : [.. values.Many(static next => next.Wide())],
        NothingToName = values.Below(9),
        Usual = values.Below(9),
        Numbers = values.Bool() ? null : HandledNumbers.Random(values),
        Further = values.Bool() ? null : new HandledFurther(values.Below(9)) { Half = (Half)Any(values), Own = values.Below(9) },
    };

    internal static double Any(RandomValues values) => values.Of(values.Real(), double.NaN, double.PositiveInfinity, double.NegativeInfinity);
}

/// <summary>A class all of whose numbers are strings, and may be none.</summary>
[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public class HandledNumbers
{
    public Half Half { get; set; }

    public float Shorter { get; set; }

    public double[]? Reals { get; set; }

    public ImmutableArray<byte> Octets { get; set; } = [];

    public Stack<ulong?>? Stack { get; set; }

    public byte[]? Bytes { get; set; }

    public DayOfWeek Day { get; set; }

    public Dictionary<int, UInt128>? Map { get; set; }

    public List<int[]>? NotDeeper { get; set; }

    public (int, double) Pair { get; set; }

    [JsonNumberHandling(JsonNumberHandling.Strict)]
    public long Otherwise { get; set; }

    public static HandledNumbers Random(RandomValues values) => new()
    {
        Half = (Half)HandledShape.Any(values),
        Shorter = (float)HandledShape.Any(values),
        Reals = values.Bool() ? null : values.Many(HandledShape.Any),
        Octets = [.. values.Bytes(3)],
        Stack = values.Bool() ? null : new Stack<ulong?>([null, (ulong)values.Bits(), null]),
        Bytes = values.Bytes(3),
        Day = DayOfWeek.Friday,
        Map = values.Bool() ? null : new() { [values.Below(9)] = (UInt128)values.Wide() },
        NotDeeper = values.Bool() ? null : [[1, 2]],
        Pair = (values.Below(9), values.Real()),
        Otherwise = values.Bits(),
    };
}

/// <summary>Derived from it: the handling is not inherited.</summary>
public sealed class HandledFurther(int more) : HandledNumbers
{
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public int More { get; } = more;

    public int Own { get; set; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    public new Half Half { get; set; }
}
