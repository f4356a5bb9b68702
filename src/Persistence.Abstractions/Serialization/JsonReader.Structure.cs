using System.Runtime.CompilerServices;

namespace Persistence.Serialization;

/// <content>Structure: white space, brackets, words.</content>
public ref partial struct JsonReader
{
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
        // A comma, and a value at once: as stored text has it.
        var rest = _text[Position..];
        if (!_isFirst && rest.Length > 1 && rest[0] == ',' && rest[1] > ' ' && rest[1] != end)
        {
            Position++;
            return true;
        }

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipSpace()
    {
        // Stored text has no white space: one comparison is the rule.
        if (Position < _text.Length && _text[Position] <= ' ')
        {
            SkipSpaces();
        }
    }

    private void SkipSpaces()
    {
        while (Position < _text.Length && _text[Position] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            Position++;
        }
    }
}
