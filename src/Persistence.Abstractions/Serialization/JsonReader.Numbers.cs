using System.Buffers.Text;
using System.Globalization;
using System.Numerics;

namespace Persistence.Serialization;

/// <content>Numbers.</content>
public ref partial struct JsonReader
{
    // So many digits always fit into 64 bits with a sign.
    private const int SafeDigits = 18;

    /// <summary>Reads an integer, or a string that holds one. Plain short integers take a shorter way.</summary>
    /// <typeparam name="T">The type of the integer.</typeparam>
    /// <returns>The value.</returns>
    public T ReadInteger<T>()
        where T : struct, IBinaryInteger<T>
    {
        var start = Position;
        if (TryReadShort(out var number))
        {
            var value = T.CreateTruncating(number);
            if (long.CreateTruncating(value) == number && (number >= 0 || T.IsNegative(value)))
            {
                return value;
            }

            Position = start;
        }

        return Parse<T>(IsParsedFreely<T>() ? NumberStyles.Integer : NumberStyles.AllowLeadingSign);
    }

    /// <summary>Reads a number with a fraction or exponent, or a string that holds one.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <returns>The value.</returns>
    public T ReadReal<T>()
        where T : struct, INumberBase<T> =>
        ShortReal.TryRead(_text[Position..], out T value, out var length)
            ? Pass(length, value)
            : Parse<T>(IsParsedFreely<T>() ? NumberStyles.Float | NumberStyles.AllowThousands : NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent);

    private T Pass<T>(int length, T value)
    {
        Position += length;
        return value;
    }

    private T Parse<T>(NumberStyles styles)
        where T : struct, INumberBase<T>
    {
        var start = Position;
        var isText = Peek() == '"';
        var text = isText ? ReadUtf8() : ReadNumberText();
        if (!TryParse<T>(text, styles, out var value) || !(T.IsFinite(value) ? IsTaken<T>(text) : !isText || IsName(text, value)))
        {
            Position = start;
            throw Problem($"a number of type {typeof(T).Name} was expected");
        }

        return value;
    }

    // System.Text.Json reads a decimal with more digits than it holds by Utf8Parser, which rounds half up where decimal.Parse rounds to even.
    private static bool TryParse<T>(ReadOnlySpan<byte> text, NumberStyles styles, out T value)
        where T : struct, INumberBase<T>
    {
        if (typeof(T) != typeof(decimal))
        {
            return T.TryParse(text, styles, CultureInfo.InvariantCulture, out value);
        }

        var isRead = Utf8Parser.TryParse(text, out decimal number, out var length) && length == text.Length;
        value = T.CreateTruncating(number);
        return isRead;
    }

    // System.Text.Json reads most types by parsers of its own, which take no white space and no zero bytes after the digits.
    private static bool IsTaken<T>(ReadOnlySpan<byte> text)
        where T : struct, INumberBase<T> =>
        IsParsedFreely<T>() || (text[^1] != 0 && (text[0] is not ((byte)'-' or (byte)'+') || T.IsNegative(-T.One)));

    private static bool IsName<T>(ReadOnlySpan<byte> text, T value)
        where T : struct, INumberBase<T> =>
        text.SequenceEqual(T.IsNaN(value) ? "NaN"u8 : T.IsPositive(value) ? "Infinity"u8 : "-Infinity"u8);

    // These it reads by their own parsers.
    private static bool IsParsedFreely<T>() => typeof(T) == typeof(Int128) || typeof(T) == typeof(UInt128) || typeof(T) == typeof(Half);

    private bool TryReadShort(out long number)
    {
        number = 0;
        var rest = _text[Position..];
        var isNegative = rest.Length > 0 && rest[0] == '-';
        var first = isNegative ? 1 : 0;
        var position = first;
        while (position < rest.Length && (uint)(rest[position] - '0') <= 9)
        {
            number = (number * 10) + (rest[position] - '0');
            if (++position - first > SafeDigits)
            {
                return false;
            }
        }

        if (!IsPlainInteger(rest, first, position) || (isNegative && number == 0))
        {
            return false;
        }

        number = isNegative ? -number : number;
        Position += position;
        return true;
    }

    // Digits without a leading zero, after which neither a fraction nor an exponent follows.
    private static bool IsPlainInteger(ReadOnlySpan<byte> text, int first, int end) =>
        end > first
        && (text[first] != '0' || end - first == 1)
        && (end == text.Length || text[end] is not ((byte)'.' or (byte)'e' or (byte)'E'));
}
