using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Persistence.Serialization;

/// <content>Strings that hold escapes or characters outside ASCII.</content>
public ref partial struct JsonReader
{
    private const int LargestScratchKept = 32 * 1024;

    // Text is put together here, without a pass that only measures it.
    [ThreadStatic]
    private static char[]? t_scratch;

    // Position stands after the opening quote.
    private string ReadSpecial()
    {
        var scratch = t_scratch ?? new char[256];
        var count = 0;
        while (true)
        {
            var run = StringEnd.AfterAscii(_text[Position..]);
            if (run < 0)
            {
                throw Problem("a string does not end");
            }

            scratch = WithCapacity(scratch, count, run + 1);
            Encoding.Latin1.GetChars(_text.Slice(Position, run), scratch.AsSpan(count));
            count += run;
            Position += run;
            switch (_text[Position])
            {
                case (byte)'"':
                    Position++;
                    t_scratch = scratch.Length <= LargestScratchKept ? scratch : t_scratch;
                    return new string(scratch, 0, count);
                case (byte)'\\':
                    scratch[count++] = ReadEscape();
                    CheckPair(scratch, count);
                    break;
                default:
                    scratch = ReadUnicode(scratch, ref count);
                    break;
            }
        }
    }

    // A run that begins outside ASCII.
    private char[] ReadUnicode(char[] scratch, ref int count)
    {
        var rest = _text[Position..];
        if (rest[0] < 0x20)
        {
            throw Problem("a string holds a control character that is not escaped");
        }

        var run = StringEnd.AfterUtf8(rest);
        run = run < 0 ? rest.Length : run;
        scratch = WithCapacity(scratch, count, run);
        if (Utf8.ToUtf16(rest[..run], scratch.AsSpan(count), out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            throw Problem("a string is not valid UTF-8");
        }

        count += written;
        Position += run;
        return scratch;
    }

    private char ReadEscape()
    {
        if (Position + 1 >= _text.Length)
        {
            throw Problem("a string does not end");
        }

        var letter = _text[Position + 1];
        if (letter == 'u')
        {
            return ReadUnit();
        }

        var at = "\"\\/bfnrt"u8.IndexOf(letter);
        if (at < 0)
        {
            throw Problem("an escape is not known");
        }

        Position += 2;
        return "\"\\/\b\f\n\r\t"[at];
    }

    private char ReadUnit()
    {
        if (_text.Length - Position < 6)
        {
            throw Problem("an escape is not known");
        }

        var digits = _text.Slice(Position + 2, 4);
        var unit = (Hex(digits[0]) << 12) | (Hex(digits[1]) << 8) | (Hex(digits[2]) << 4) | Hex(digits[3]);
        if (unit < 0)
        {
            throw Problem("an escape is not known");
        }

        Position += 6;
        return (char)unit;
    }

    // A surrogate needs its partner, as an escape too: the second half completes the check of the first.
    private readonly void CheckPair(char[] scratch, int count)
    {
        var unit = scratch[count - 1];
        if (!char.IsSurrogate(unit))
        {
            return;
        }

        var isWhole = char.IsHighSurrogate(unit)
            ? IsLowSurrogateEscape(_text[Position..])
            : count > 1 && char.IsHighSurrogate(scratch[count - 2]);
        if (!isWhole)
        {
            throw Problem("a surrogate stands without its partner");
        }
    }

    // \uDC00 to \uDFFF
    private static bool IsLowSurrogateEscape(ReadOnlySpan<byte> text) =>
        text.Length >= 6
        && text.StartsWith("\\u"u8)
        && (text[2] | 0x20) == 'd'
        && (text[3] | 0x20) is >= 'c' and <= 'f';

    // -1, and so a negative unit, for what is no digit.
    private static int Hex(byte digit)
    {
        var value = digit - '0';
        if ((uint)value <= 9)
        {
            return value;
        }

        value = (digit | 0x20) - 'a';
        return (uint)value <= 5 ? value + 10 : -1;
    }

    private static char[] WithCapacity(char[] scratch, int count, int more)
    {
        if (scratch.Length - count >= more)
        {
            return scratch;
        }

        var larger = new char[Math.Max(scratch.Length * 2, count + more)];
        scratch.AsSpan(0, count).CopyTo(larger);
        return larger;
    }
}
