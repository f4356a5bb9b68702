using System.Globalization;
using System.Text;

namespace Persistence.Serialization;

/// <content>Strings and numbers.</content>
public ref partial struct JsonReader
{
    private static readonly UTF8Encoding s_strictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads a string or <c>null</c>.</summary>
    /// <returns>The text.</returns>
    public string? ReadString() => TryReadNull() ? null : Decode(ReadUtf8());

    /// <summary>Reads a string.</summary>
    /// <returns>The text as UTF-8, unescaped.</returns>
    public ReadOnlySpan<byte> ReadUtf8()
    {
        if (Peek() != '"')
        {
            throw Problem("a string was expected");
        }

        var start = ++Position;
        var length = _text[start..].IndexOfAny((byte)'"', (byte)'\\');
        if (length < 0)
        {
            throw Problem("a string does not end");
        }

        var plain = _text.Slice(start, length);
        Position = start + length;
        if (_text[Position] == '\\')
        {
            return Unescape(start);
        }

        CheckControls(plain);
        Position++;
        return plain;
    }

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

    private ReadOnlySpan<byte> ReadNumberText()
    {
        var start = Position;
        Position += Peek() == '-' ? 1 : 0;
        var leading = Position < _text.Length ? _text[Position] : (byte)0;
        var digits = Digits();
        if (digits == 0 || (leading == '0' && digits > 1))
        {
            throw Problem("a value was expected");
        }

        if (Position < _text.Length && _text[Position] == '.')
        {
            Position++;
            RequireDigits();
        }

        if (Position < _text.Length && _text[Position] is (byte)'e' or (byte)'E')
        {
            Position++;
            Position += Position < _text.Length && _text[Position] is (byte)'+' or (byte)'-' ? 1 : 0;
            RequireDigits();
        }

        return _text[start..Position];
    }

    private int Digits()
    {
        var start = Position;
        while (Position < _text.Length && char.IsAsciiDigit((char)_text[Position]))
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

    private readonly string Decode(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return s_strictUtf8.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            throw Problem("a string is not valid UTF-8");
        }
    }

    private readonly void CheckControls(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAnyInRange((byte)0, (byte)0x1F) >= 0)
        {
            throw Problem("a string holds a control character that is not escaped");
        }
    }
}
