using System.Buffers;
using System.Globalization;
using System.Text;

namespace Persistence.Serialization;

/// <content>Escapes inside strings.</content>
public ref partial struct JsonReader
{
    // Position stands on the first backslash.
    private byte[] Unescape(int start)
    {
        var result = new ArrayBufferWriter<byte>(Math.Max(Position - start + 64, 128));
        CheckControls(_text[start..Position]);
        result.Write(_text[start..Position]);
        while (_text[Position] != '"')
        {
            Position++;
            UnescapeOne(result);
            var run = _text[Position..].IndexOfAny((byte)'"', (byte)'\\');
            if (run < 0)
            {
                throw Problem("a string does not end");
            }

            CheckControls(_text.Slice(Position, run));
            result.Write(_text.Slice(Position, run));
            Position += run;
        }

        Position++;
        return result.WrittenSpan.ToArray();
    }

    private void UnescapeOne(ArrayBufferWriter<byte> result)
    {
        if (Position >= _text.Length)
        {
            throw Problem("a string does not end");
        }

        var escape = _text[Position++];
        if (escape == 'u')
        {
            UnescapeUnicode(result);
            return;
        }

        var at = "\"\\/bfnrt"u8.IndexOf(escape);
        if (at < 0)
        {
            throw Problem("an escape is not known");
        }

        result.Write("\"\\/\b\f\n\r\t"u8.Slice(at, 1));
    }

    private void UnescapeUnicode(ArrayBufferWriter<byte> result)
    {
        var unit = ReadUnit();
        var rune = default(Rune);
        if (char.IsHighSurrogate(unit) && _text[Position..].StartsWith("\\u"u8))
        {
            Position += 2;
            if (!Rune.TryCreate(unit, ReadUnit(), out rune))
            {
                throw Problem("a surrogate stands without its partner");
            }
        }
        else if (!Rune.TryCreate(unit, out rune))
        {
            throw Problem("a surrogate stands without its partner");
        }

        result.Advance(rune.EncodeToUtf8(result.GetSpan(4)));
    }

    private char ReadUnit()
    {
        if (_text.Length - Position < 4
            || !ushort.TryParse(_text.Slice(Position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            throw Problem("an escape is not known");
        }

        Position += 4;
        return (char)unit;
    }
}
