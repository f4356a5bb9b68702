using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Persistence.Serialization;

/// <content>Strings, escaped as the default encoder of System.Text.Json escapes them: everything outside ASCII too.</content>
public sealed partial class JsonWriter
{
    // A character takes six bytes at most, as \uXXXX. Space is reserved piece by piece, so that text of many megabytes needs no six-fold buffer.
    private const int Piece = 1024;
    private const int LongestEscape = 6;

    // What the encoder leaves as it is.
    internal const string Plain = " !#$%()*,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~";

    private static readonly SearchValues<char> s_plain = SearchValues.Create(Plain);

    /// <summary>Writes a string, or <c>null</c>.</summary>
    /// <param name="value">The text. A surrogate without its partner is recorded as a failure.</param>
    public void WriteString(string? value)
    {
        if (value is null)
        {
            WriteNull();
        }
        else
        {
            WriteString(value.AsSpan());
        }
    }

    /// <summary>Writes a string.</summary>
    /// <param name="value">The text. A surrogate without its partner is recorded as a failure.</param>
    public void WriteString(ReadOnlySpan<char> value)
    {
        var run = value.IndexOfAnyExcept(s_plain);
        if (run < 0)
        {
            var text = Reserve(value.Length + 2);
            text[0] = (byte)'"';
            Ascii.FromUtf16(value, text[1..], out _);
            text[value.Length + 1] = (byte)'"';
            _length += value.Length + 2;
            return;
        }

        WriteMark((byte)'"');
        while (!value.IsEmpty)
        {
            value = value[WritePiece(value[..Math.Min(value.Length, Piece)], value.Length > Piece)..];
        }

        WriteMark((byte)'"');
    }

    // Returns how many characters it wrote: all, but for half of a pair at the end where more follows.
    private int WritePiece(ReadOnlySpan<char> piece, bool hasMore)
    {
        var text = Reserve(piece.Length * LongestEscape);
        var written = 0;
        var position = 0;
        while (position < piece.Length)
        {
            var run = piece[position..].IndexOfAnyExcept(s_plain);
            if (run != 0)
            {
                run = run < 0 ? piece.Length - position : run;
                Ascii.FromUtf16(piece.Slice(position, run), text[written..], out _);
                written += run;
                position += run;
                continue;
            }

            if (hasMore && position == piece.Length - 1 && char.IsHighSurrogate(piece[position]))
            {
                break;
            }

            position += WriteEscaped(piece[position..], text, ref written);
        }

        _length += written;
        return position;
    }

    // Writes the escape of the first character and returns how many characters it stood for.
    private int WriteEscaped(ReadOnlySpan<char> value, Span<byte> text, ref int written)
    {
        var unit = value[0];
        if (ShortEscape(unit) is var letter and not 0)
        {
            text[written++] = (byte)'\\';
            text[written++] = letter;
            return 1;
        }

        if (!char.IsSurrogate(unit))
        {
            WriteUnit(unit, text, ref written);
            return 1;
        }

        if (value.Length < 2 || !char.IsSurrogatePair(unit, value[1]))
        {
            // The place of the failure is counted in bytes that are in the buffer already.
            _length += written;
            Fail("it is not valid Unicode: a surrogate stands without its partner");
            _length -= written;
            return 1;
        }

        WriteUnit(unit, text, ref written);
        WriteUnit(value[1], text, ref written);
        return 2;
    }

    private static byte ShortEscape(char unit) => unit switch
    {
        '\b' => (byte)'b',
        '\t' => (byte)'t',
        '\n' => (byte)'n',
        '\f' => (byte)'f',
        '\r' => (byte)'r',
        '\\' => (byte)'\\',
        _ => 0,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteUnit(char unit, Span<byte> text, ref int written)
    {
        var digits = "0123456789ABCDEF"u8;
        var escape = text.Slice(written, LongestEscape);
        escape[5] = digits[unit & 15];
        escape[4] = digits[(unit >> 4) & 15];
        escape[3] = digits[(unit >> 8) & 15];
        escape[2] = digits[unit >> 12];
        escape[1] = (byte)'u';
        escape[0] = (byte)'\\';
        written += LongestEscape;
    }
}
