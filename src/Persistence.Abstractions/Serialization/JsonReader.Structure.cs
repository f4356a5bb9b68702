namespace Persistence.Serialization;

/// <content>Structure: white space, brackets, words, skipping.</content>
public ref partial struct JsonReader
{
    /// <summary>Reads any value without keeping it.</summary>
    public void Skip()
    {
        switch (Peek())
        {
            case (byte)'{':
                BeginObject();
                while (NextName(out _))
                {
                    Skip();
                }

                break;
            case (byte)'[':
                BeginArray();
                while (NextElement())
                {
                    Skip();
                }

                break;
            default:
                SkipScalar();
                break;
        }
    }

    private void SkipScalar()
    {
        switch (_text[Position])
        {
            case (byte)'"':
                ReadUtf8();
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

    private void Begin(byte bracket, string what)
    {
        if (Peek() != bracket)
        {
            throw Problem($"{what} was expected");
        }

        if (++_depth > JsonWriter.MaxDepth)
        {
            throw Problem($"it nests deeper than {JsonWriter.MaxDepth} levels");
        }

        Position++;
        _isFirst = true;
    }

    private bool Next(byte end)
    {
        var isFirst = _isFirst;
        _isFirst = false;
        if (Peek() == end)
        {
            Position++;
            _depth--;
            return false;
        }

        if (!isFirst)
        {
            Expect((byte)',');
            if (Peek() == end)
            {
                throw Problem("a comma stands before the end");
            }
        }

        return true;
    }

    private void Expect(byte character)
    {
        if (Position >= _text.Length || _text[Position] != character)
        {
            throw Problem($"'{(char)character}' was expected");
        }

        Position++;
    }

    private void ReadWord(scoped ReadOnlySpan<byte> word)
    {
        if (!_text[Position..].StartsWith(word))
        {
            throw Problem("the value is not what was expected");
        }

        Position += word.Length;
    }

    private byte Peek()
    {
        SkipSpace();
        return Position < _text.Length ? _text[Position] : throw Problem("the text ends too soon");
    }

    private void SkipSpace()
    {
        while (Position < _text.Length && _text[Position] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            Position++;
        }
    }
}
