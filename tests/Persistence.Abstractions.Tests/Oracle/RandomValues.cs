using System.Text;

namespace Persistence.Abstractions.Tests.Oracle;

/// <summary>Random values that come near the edges often. The same seed gives the same values.</summary>
/// <param name="seed">The seed.</param>
public sealed class RandomValues(uint seed)
{
    private static readonly string[] s_pieces =
        ["", "a", "\"", "\\", "\n", "\r\n", "\t", "\b\f", "\0", "\u001f", "\u007f", "<b>&'+`/", "é", "日本語", "😀", "👩‍👩‍👧", "\u2028", "\uFEFF", "\uFFFD", "\uFFFF", "plain words, quite a few of them"];

    private readonly Random _random = new(unchecked((int)seed));

    public int Below(int limit) => _random.Next(limit);

    public bool Bool() => Below(2) == 0;

    public T Of<T>(params ReadOnlySpan<T> values) => values[Below(values.Length)];

    /// <summary>All 64 bits, with small numbers and the limits as likely as large ones.</summary>
    public long Bits() => Below(8) switch
    {
        0 => 0,
        1 => long.MinValue,
        2 => long.MaxValue,
        3 => Below(256) - 128,
        _ => _random.NextInt64(long.MinValue, long.MaxValue) >> Below(64),
    };

    public Int128 Wide() => Below(6) switch
    {
        0 => Int128.MinValue,
        1 => Int128.MaxValue,
        _ => new Int128((ulong)Bits(), (ulong)Bits()) >> Below(128),
    };

    public double Real() => Below(6) switch
    {
        0 => Below(1000) / 8.0,
        1 => -0.0,
        2 => double.Epsilon * Below(100),
        3 => Of(double.MaxValue, double.MinValue, double.Epsilon, 1e21, 1e-7, 0.1),
        _ => Finite(BitConverter.Int64BitsToDouble(_random.NextInt64(long.MinValue, long.MaxValue))),
    };

    public float SingleReal()
    {
        var value = BitConverter.Int32BitsToSingle((int)Bits());
        return float.IsFinite(value) ? value : 0.1f;
    }

    public Half HalfReal()
    {
        var value = BitConverter.Int16BitsToHalf((short)Bits());
        return Half.IsFinite(value) ? value : Half.Epsilon;
    }

    public decimal Money() => Below(8) == 0
        ? Of(decimal.MaxValue, decimal.MinValue, 0.0000m, 1.10m, -0.0m)
        : new decimal(_random.Next(), (int)Bits(), (int)Bits() >> Below(32), Bool(), (byte)Below(29));

    public string Text()
    {
        var text = new StringBuilder();
        for (var count = Below(6); count > 0; count--)
        {
            text.Append(Below(4) == 0 ? Rune().ToString() : Of(s_pieces));
        }

        return Below(40) == 0 ? new string('x', Below(3000)) + text + string.Concat(Enumerable.Repeat(text.ToString(), Below(200))) : text.ToString();
    }

    public string? TextOrNull() => Below(8) == 0 ? null : Text();

    public DateTime Date() => new(Rounded(_random.NextInt64(DateTime.MaxValue.Ticks)), Bool() ? DateTimeKind.Utc : DateTimeKind.Unspecified);

    public DateTimeOffset Instant() =>
        new(new DateTime(Rounded(_random.NextInt64(TimeSpan.TicksPerDay * 2, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay))), TimeSpan.FromMinutes(Below(5) == 0 ? 0 : Below(1681) - 840));

    public TimeSpan Duration() => new(Bits());

    public TimeOnly Clock() => new(Rounded(_random.NextInt64(TimeSpan.TicksPerDay)));

    public Guid Id() => new(Bytes(16));

    public byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    public T[] Many<T>(Func<RandomValues, T> one)
    {
        var values = new T[Below(5) == 0 ? 0 : Below(6)];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = one(this);
        }

        return values;
    }

    private Rune Rune()
    {
        var value = Below(3) == 0 ? Below(0x110000) : Below(0x800);
        return System.Text.Rune.IsValid(value) ? new Rune(value) : new Rune('?');
    }

    private long Rounded(long ticks) => ticks - (ticks % Of(1L, 10L, 10_000L, TimeSpan.TicksPerSecond, TimeSpan.TicksPerMinute));

    private static double Finite(double value) => double.IsFinite(value) ? value : 1.5;
}
