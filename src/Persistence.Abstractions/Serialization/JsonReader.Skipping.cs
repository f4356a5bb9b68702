using System.Text.Unicode;

namespace Persistence.Serialization;

/// <content>Values of any kind.</content>
public ref partial struct JsonReader
{
    /// <summary>Reads any value without keeping it.</summary>
    public void Skip()
    {
        switch (Peek())
        {
            case (byte)'{':
                SkipObject();
                break;
            case (byte)'[':
                SkipArray();
                break;
            case (byte)'"':
                SkipString();
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

    /// <summary>Reads any value.</summary>
    /// <returns>Its exact text.</returns>
    public ReadOnlySpan<byte> ReadRaw()
    {
        SkipSpace();
        var start = Position;
        Skip();
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

    private void SkipObject()
    {
        BeginObject();
        while (Next((byte)'}'))
        {
            _ = Peek();
            SkipString();
            SkipSpace();
            Expect((byte)':');
            Skip();
        }
    }

    private void SkipArray()
    {
        BeginArray();
        while (NextElement())
        {
            Skip();
        }
    }

    private void SkipString()
    {
        var start = Position;
        var text = ReadUtf8();
        if (!Utf8.IsValid(text))
        {
            Position = start;
            throw Problem("a string is not valid UTF-8");
        }
    }
}
