using System.Text.Unicode;

namespace Persistence.Serialization;

/// <content>Values of any kind.</content>
public ref partial struct JsonReader
{
    /// <summary>Reads any value without keeping it. Its texts may escape half a surrogate pair, as they are not returned.</summary>
    public void Skip() => Pass(isKept: false);

    /// <summary>Passes any value that is read later: whether its text is valid UTF-8 is not checked.</summary>
    internal void PassUnread()
    {
        if (Position < _text.Length && _text[Position] == '"')
        {
            SkipText();
        }
        else
        {
            Skip();
        }
    }

    /// <summary>Reads any value.</summary>
    /// <returns>Its exact text.</returns>
    public ReadOnlySpan<byte> ReadRaw()
    {
        SkipSpace();
        var start = Position;
        Pass(isKept: true);
        return _text[start..Position];
    }

    /// <summary>Checks that nothing but white space follows.</summary>
    public void End()
    {
        SkipSpace();
        if (Position < _text.Length)
        {
            throw Problem("something follows the value");
        }
    }

    // A value that is kept may be written again: then half a surrogate pair would be refused, too late.
    private void Pass(bool isKept)
    {
        switch (Peek())
        {
            case (byte)'{':
                PassObject(isKept);
                break;
            case (byte)'[':
                PassArray(isKept);
                break;
            case (byte)'"':
                PassString(isKept);
                break;
            case (byte)'t' or (byte)'f':
                ReadBoolean();
                break;
            case (byte)'n':
                ReadWord("null"u8);
                break;
            default:
                ReadNumberText();
                break;
        }
    }

    private void PassObject(bool isKept)
    {
        BeginObject();
        while (Next((byte)'}'))
        {
            _ = Peek();
            PassString(isKept);
            SkipSpace();
            Expect((byte)':');
            Pass(isKept);
        }
    }

    private void PassArray(bool isKept)
    {
        BeginArray();
        while (NextElement())
        {
            Pass(isKept);
        }
    }

    private void PassString(bool isKept)
    {
        var start = Position;
        var text = isKept ? ReadUtf8() : SkipText();
        if (!Utf8.IsValid(text))
        {
            Position = start;
            throw Problem("a string is not valid UTF-8");
        }
    }

    // The text between the quotes as it stands: escapes are checked, not resolved.
    private ReadOnlySpan<byte> SkipText()
    {
        BeginText();
        var start = Position;
        while (true)
        {
            var run = StringEnd.AfterUtf8(_text[Position..]);
            if (run < 0)
            {
                throw Problem("a string does not end");
            }

            Position += run;
            switch (_text[Position])
            {
                case (byte)'"':
                    Position++;
                    return _text[start..(Position - 1)];
                case (byte)'\\':
                    ReadEscape();
                    break;
                default:
                    throw Problem("a string holds a control character that is not escaped");
            }
        }
    }
}
