using System.Buffers;
using System.Text;

namespace Persistence.Serialization;

/// <content>Strings.</content>
public ref partial struct JsonReader
{
    // Where a run of ASCII that stands for itself ends.
    private static readonly SearchValues<byte> s_special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x80, 0x80)).Append('"').Append('\\').Select(static value => (byte)value)]);

    // The same, for any UTF-8.
    private static readonly SearchValues<byte> s_end = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Append('"').Append('\\').Select(static value => (byte)value)]);

    /// <summary>Reads a string or <c>null</c>.</summary>
    /// <returns>The text.</returns>
    public string? ReadString()
    {
        if (Position >= _text.Length || _text[Position] != '"')
        {
            if (TryReadNull())
            {
                return null;
            }

            BeginText();
        }
        else
        {
            Position++;
        }

        var rest = _text[Position..];
        var length = rest.IndexOfAny(s_special);
        if (length < 0 || rest[length] != '"')
        {
            return ReadSpecial();
        }

        Position += length + 1;
        return Encoding.Latin1.GetString(rest[..length]);
    }

    /// <summary>Reads a string.</summary>
    /// <returns>The text as UTF-8, unescaped. Whether it is valid UTF-8 is not checked.</returns>
    public ReadOnlySpan<byte> ReadUtf8()
    {
        BeginText();
        var rest = _text[Position..];
        var length = rest.IndexOfAny(s_end);
        if (length < 0 || rest[length] != '"')
        {
            return Encoding.UTF8.GetBytes(ReadSpecial());
        }

        Position += length + 1;
        return rest[..length];
    }

    private void BeginText()
    {
        if (Peek() != '"')
        {
            throw Problem("a string was expected");
        }

        Position++;
    }
}
