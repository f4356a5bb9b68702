using System.Text;

namespace Persistence.Serialization;

/// <content>Strings.</content>
public ref partial struct JsonReader
{
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
        var length = StringEnd.AfterAscii(rest);
        if (length < 0 || rest[length] != '"')
        {
            return ReadSpecial();
        }

        Position += length + 1;
        return AsciiString.Of(rest[..length]);
    }

    /// <summary>Reads a string.</summary>
    /// <returns>The text as UTF-8, unescaped. Whether it is valid UTF-8 is not checked.</returns>
    public ReadOnlySpan<byte> ReadUtf8()
    {
        BeginText();
        var rest = _text[Position..];
        var length = StringEnd.AfterUtf8(rest);
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
