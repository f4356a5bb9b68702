using System.Globalization;
using System.Numerics;

namespace Persistence.Serialization;

/// <content>Numbers.</content>
public ref partial struct JsonReader
{
    // So many digits always fit into 64 bits with a sign.
    private const int SafeDigits = 18;

    /// <summary>Reads a number, or a string that holds one.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <returns>The value.</returns>
    public T ReadNumber<T>()
        where T : IUtf8SpanParsable<T>
    {
        var start = Position;
        var text = Peek() == '"' ? ReadUtf8() : ReadNumberText();
        if (!T.TryParse(text, CultureInfo.InvariantCulture, out var value))
        {
            Position = start;
            throw Problem($"a number of type {typeof(T).Name} was expected");
        }

        return value;
    }

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

        return ReadNumber<T>();
    }

    /// <summary>Reads a number with a fraction or exponent, or a string that holds one.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <returns>The value.</returns>
    public T ReadReal<T>()
        where T : struct, INumberBase<T>
    {
        var start = Position;
        var text = Peek() == '"' ? ReadUtf8() : ReadNumberText();
        if (!T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            Position = start;
            throw Problem($"a number of type {typeof(T).Name} was expected");
        }

        return value;
    }

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

        if (!IsPlainInteger(rest, first, position))
        {
            return false;
        }

        number = isNegative ? -number : number;
        Position += position;
        return true;
    }

    // Digits without a leading zero, behind which neither a fraction nor an exponent follows.
    private static bool IsPlainInteger(ReadOnlySpan<byte> text, int first, int end) =>
        end > first
        && (text[first] != '0' || end - first == 1)
        && (end == text.Length || text[end] is not ((byte)'.' or (byte)'e' or (byte)'E'));

    private ReadOnlySpan<byte> ReadNumberText()
    {
        var isNegative = Peek() == '-';
        var start = Position;
        Position += isNegative ? 1 : 0;
        var leading = Position < _text.Length ? _text[Position] : (byte)0;
        var digits = Digits();
        if (digits == 0 || (leading == '0' && digits > 1))
        {
            throw Problem("a value was expected");
        }

        ReadFraction();
        ReadExponent();
        return _text[start..Position];
    }

    private void ReadFraction()
    {
        if (Position < _text.Length && _text[Position] == '.')
        {
            Position++;
            RequireDigits();
        }
    }

    private void ReadExponent()
    {
        if (Position < _text.Length && (_text[Position] | 0x20) == 'e')
        {
            Position++;
            Position += Position < _text.Length && _text[Position] is (byte)'+' or (byte)'-' ? 1 : 0;
            RequireDigits();
        }
    }

    private int Digits()
    {
        var start = Position;
        while (Position < _text.Length && (uint)(_text[Position] - '0') <= 9)
        {
            Position++;
        }

        return Position - start;
    }

    private void RequireDigits()
    {
        if (Digits() == 0)
        {
            throw Problem("a digit was expected");
        }
    }
}
