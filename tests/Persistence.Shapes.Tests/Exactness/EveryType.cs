using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Persistence.Abstractions.Tests.Oracle;

namespace Persistence.Shapes.Tests.Exactness;

/// <summary>A member of each type that a session may hold.</summary>
public class EveryType
{
    public string? Text { get; set; } = "";

    public char Letter { get; set; } = 'a';

    public bool Flag { get; set; }

    public sbyte Small { get; set; }

    public byte Octet { get; set; }

    public short Brief { get; set; }

    public ushort BriefUnsigned { get; set; }

    public int Whole { get; set; }

    public uint WholeUnsigned { get; set; }

    public long Large { get; set; }

    public ulong LargeUnsigned { get; set; }

    public Int128 Vast { get; set; }

    public UInt128 VastUnsigned { get; set; }

    public Half HalfReal { get; set; }

    public float SingleReal { get; set; }

    public double Real { get; set; }

    public double? MaybeReal { get; set; }

    public decimal Money { get; set; }

    public Guid Identity { get; set; }

    public DateTime Moment { get; set; }

    public DateTimeOffset Instant { get; set; }

    public DateTimeOffset? MaybeInstant { get; set; }

    public DateOnly Day { get; set; }

    public TimeOnly Clock { get; set; }

    public TimeSpan Duration { get; set; }

    public Uri? Link { get; set; }

    public Version? Release { get; set; }

    public Mood Mood { get; set; }

    public Rank Rank { get; set; }

    public byte[]? Bytes { get; set; }

    public ReadOnlyMemory<byte> Memory { get; set; }

    public JsonElement Document { get; set; } = JsonSerializer.SerializeToElement(0);

    public JsonNode? Changeable { get; set; }

    public Point? Point { get; set; }

    public Range Range { get; set; }

    public Node? Tree { get; set; }

    public Happening? Happening { get; set; }

    public List<string?>? Texts { get; set; }

    public double[]? Reals { get; set; }

    public IReadOnlyList<decimal>? Amounts { get; set; }

    public HashSet<string>? SetOfTexts { get; set; }

    public Queue<DateTime>? Line { get; set; }

    public Stack<int>? Pile { get; set; }

    public ImmutableArray<Int128> Fixed { get; set; } = [];

    public ImmutableList<Guid>? FixedIds { get; set; }

    public Dictionary<string, double?>? ByName { get; set; }

    public Dictionary<Guid, string?>? ById { get; set; }

    public IReadOnlyDictionary<int, Point?>? ByNumber { get; set; }

    public static EveryType Random(RandomValues values)
    {
        var made = new EveryType();
        made.Fill(values);
        return made;
    }

    /// <summary>Sets every member.</summary>
    public void Fill(RandomValues values)
    {
        FillNumbers(values);
        FillScalars(values);
        (Document, Changeable) = (JsonSerializer.SerializeToElement(Node.Random(values)), JsonSerializer.SerializeToNode(Node.Random(values)));
        (Point, Range, Tree) = (values.Bool() ? null : Point.Random(values), new Range(values.Bits(), values.Bits()), Node.Random(values));
        Happening = Happening.Random(values);
        Texts = Maybe(values, next => next.Many(item => item.TextOrNull()).ToList());
        Reals = Maybe(values, next => next.Many(item => item.Real()));
        Amounts = Maybe(values, next => next.Many(item => item.Money()));
        SetOfTexts = Maybe(values, next => next.Many(item => item.Text()).ToHashSet());
        Line = Maybe(values, next => new Queue<DateTime>(next.Many(Time)));
        Pile = Maybe(values, next => new Stack<int>(next.Many(item => item.Below(9))));
        Fixed = [.. values.Many(item => item.Wide())];
        FixedIds = Maybe(values, next => next.Many(item => item.Id()).ToImmutableList());
        ByName = Maybe(values, next => next.Many(item => item.Text()).Distinct().ToDictionary(key => key, _ => next.Bool() ? (double?)null : next.Real()));
        ById = Maybe(values, next => next.Many(item => item.Id()).ToDictionary(key => key, _ => next.TextOrNull()));
        ByNumber = Maybe(values, next => next.Many(item => (int)item.Bits()).Distinct().ToDictionary(key => key, _ => next.Bool() ? null : Point.Random(next)));
    }

    private static T? Maybe<T>(RandomValues values, Func<RandomValues, T> one)
        where T : class => values.Below(4) == 0 ? null : one(values);

    // Local times at noon, which exist once in every time zone.
    private static DateTime Time(RandomValues values) => values.Below(3) switch
    {
        0 => new DateTime(2000 + values.Below(50), 1 + values.Below(12), 1 + values.Below(28), 12, values.Below(60), values.Below(60), DateTimeKind.Local).AddTicks(values.Below(10_000_000)),
        1 => values.Of(DateTime.MinValue, DateTime.MaxValue, new DateTime(0, DateTimeKind.Utc), new DateTime(DateTime.MaxValue.Ticks, DateTimeKind.Utc)),
        _ => values.Date(),
    };

    private void FillNumbers(RandomValues values)
    {
        (Small, Octet, Brief, BriefUnsigned) = ((sbyte)values.Bits(), (byte)values.Bits(), (short)values.Bits(), (ushort)values.Bits());
        (Whole, WholeUnsigned, Large, LargeUnsigned) = ((int)values.Bits(), (uint)values.Bits(), values.Bits(), (ulong)values.Bits());
        (Vast, VastUnsigned) = (values.Wide(), values.Of((UInt128)values.Wide(), UInt128.MaxValue, UInt128.MinValue));
        (HalfReal, SingleReal) = (values.Of(values.HalfReal(), Half.Epsilon, Half.NegativeZero, Half.MaxValue), values.Of(values.SingleReal(), float.Epsilon, -0.0f, float.MinValue));
        (Real, MaybeReal, Money) = (values.Real(), values.Bool() ? null : values.Real(), values.Money());
    }

    private void FillScalars(RandomValues values)
    {
        (Text, Letter, Flag) = (values.TextOrNull(), values.Of('a', '\0', '"', 'é', '\uffff'), values.Bool());
        (Identity, Moment, Duration) = (values.Id(), Time(values), values.Of(values.Duration(), TimeSpan.MinValue, TimeSpan.MaxValue));
        (Instant, MaybeInstant) = (values.Of(values.Instant(), DateTimeOffset.MinValue, DateTimeOffset.MaxValue), values.Bool() ? null : values.Instant());
        (Day, Clock) = (values.Of(DateOnly.FromDateTime(values.Date()), DateOnly.MinValue, DateOnly.MaxValue), values.Of(values.Clock(), TimeOnly.MaxValue));
        (Link, Release) = (values.Of(null, new Uri("http://a/?b=ü"), new Uri("x/y", UriKind.Relative)), values.Of(null, new Version(1, 2), new Version(1, 2, 3, 4)));
        (Mood, Rank) = (values.Of(Mood.Busy, (Mood)7), values.Of(Rank.High, (Rank)7));
        (Bytes, Memory) = (values.Bool() ? null : values.Bytes(values.Below(20)), values.Bytes(values.Below(20)));
    }
}
