using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Persistence.Benchmarks.Codec;

/// <summary>
/// JSON text as a program reads it that knows every byte between two values: it steps over them, finds the ends of the values and makes these. It checks nothing, and knows no
/// other order of the members and no other form of a value.
/// </summary>
/// <param name="text">The text.</param>
internal ref struct BareText(ReadOnlySpan<byte> text)
{
    private const int LongestText = 512;
    private const int DateLength = 19;
    private const int OffsetLength = 6;

    private static readonly char[] s_characters = new char[LongestText];

    private ReadOnlySpan<byte> _rest = text;

    /// <summary>The byte that comes next.</summary>
    public readonly byte Next => _rest[0];

    /// <summary>Steps over bytes that are known.</summary>
    /// <param name="length">How many.</param>
    public void Pass(int length) => _rest = _rest[length..];

    /// <summary>Makes a string of ASCII without escapes, and steps over its last quote.</summary>
    /// <param name="before">How many bytes stand before it, its first quote the last of them.</param>
    /// <returns>The string.</returns>
    public string Text(int before) => Encoding.Latin1.GetString(Quoted(before));

    /// <summary>Makes a string that may hold escapes, of which <c>\n</c> is the only short one.</summary>
    /// <param name="before">How many bytes stand before it, its first quote the last of them.</param>
    /// <returns>The string.</returns>
    public string Escaped(int before)
    {
        Pass(before);
        var characters = s_characters.AsSpan();
        var count = 0;
        while (true)
        {
            var run = _rest.IndexOfAny((byte)'"', (byte)'\\');
            count += Encoding.Latin1.GetChars(_rest[..run], characters[count..]);
            Pass(run);
            if (Next == '"')
            {
                Pass(1);
                return new string(characters[..count]);
            }

            characters[count++] = Unit();
        }
    }

    /// <summary>Reads an integer of digits alone.</summary>
    /// <param name="before">How many bytes stand before it.</param>
    /// <returns>The integer.</returns>
    public long Integer(int before)
    {
        Pass(before);
        var number = 0L;
        var length = 0;
        for (; _rest[length] is >= (byte)'0' and <= (byte)'9'; length++)
        {
            number = (number * 10) + _rest[length] - '0';
        }

        Pass(length);
        return number;
    }

    /// <summary>Reads a number with a fraction.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="before">How many bytes stand before it.</param>
    /// <returns>The number.</returns>
    public T Real<T>(int before)
        where T : IUtf8SpanParsable<T>
    {
        Pass(before);
        var length = _rest.IndexOfAny((byte)',', (byte)'}');
        var number = T.Parse(_rest[..length], CultureInfo.InvariantCulture);
        Pass(length);
        return number;
    }

    /// <summary>Reads a Guid.</summary>
    /// <param name="before">How many bytes stand before it, its first quote the last of them.</param>
    /// <returns>The Guid.</returns>
    public Guid Guid(int before) => Utf8Parser.TryParse(Quoted(before), out Guid value, out _) ? value : throw new FormatException();

    /// <summary>Reads a span of time.</summary>
    /// <param name="before">How many bytes stand before it, its first quote the last of them.</param>
    /// <returns>The span.</returns>
    public TimeSpan Span(int before) => Utf8Parser.TryParse(Quoted(before), out TimeSpan value, out _, 'c') ? value : throw new FormatException();

    /// <summary>Reads a time with its offset.</summary>
    /// <param name="before">How many bytes stand before it, its first quote the last of them.</param>
    /// <returns>The time.</returns>
    public DateTimeOffset Time(int before)
    {
        var date = Quoted(before);
        var offset = date[^OffsetLength..];
        var minutes = (Digits(offset[1..3]) * 60) + Digits(offset[4..6]);
        return new(Clock(date[..^OffsetLength]), new TimeSpan(TimeSpan.TicksPerMinute * (offset[0] == '-' ? -minutes : minutes)));
    }

    /// <summary>Reads a time in UTC.</summary>
    /// <param name="before">How many bytes stand before it, its first quote the last of them.</param>
    /// <returns>The time.</returns>
    public DateTime Utc(int before) => DateTime.SpecifyKind(Clock(Quoted(before)[..^1]), DateTimeKind.Utc);

    private static DateTime Clock(ReadOnlySpan<byte> text)
    {
        var time = new DateTime(Digits(text[..4]), Digits(text[5..7]), Digits(text[8..10]), Digits(text[11..13]), Digits(text[14..16]), Digits(text[17..19]));
        if (text.Length == DateLength)
        {
            return time;
        }

        var fraction = text[(DateLength + 1)..];
        var ticks = (long)Digits(fraction);
        for (var digits = fraction.Length; digits < 7; digits++)
        {
            ticks *= 10;
        }

        return time.AddTicks(ticks);
    }

    private static int Digits(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = (number * 10) + digit - '0';
        }

        return number;
    }

    private ReadOnlySpan<byte> Quoted(int before)
    {
        Pass(before);
        var value = _rest[.._rest.IndexOf((byte)'"')];
        Pass(value.Length + 1);
        return value;
    }

    private char Unit()
    {
        if (_rest[1] == 'n')
        {
            Pass(2);
            return '\n';
        }

        var unit = (Hex(_rest[2]) << 12) | (Hex(_rest[3]) << 8) | (Hex(_rest[4]) << 4) | Hex(_rest[5]);
        Pass(6);
        return (char)unit;
    }

    private static int Hex(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
