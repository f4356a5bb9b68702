namespace Persistence.Json;

/// <summary>
/// Steps through an object or array that the engine wrote, so without white space, and whose checksum was right. Values
/// are skipped by their brackets and quotes alone.
/// </summary>
internal ref struct RawCursor
{
    private readonly ReadOnlySpan<byte> _text;
    private int _position;

    /// <summary>Starts in an object or array.</summary>
    /// <param name="text">The text, from its bracket.</param>
    public RawCursor(ReadOnlySpan<byte> text)
    {
        _text = text;
        _position = 1;
        if (text.Length < 2 || text[0] is not ((byte)'{' or (byte)'['))
        {
            throw new FormatException("an object or array was expected");
        }
    }

    /// <summary>The text from the present place on.</summary>
    public readonly ReadOnlySpan<byte> Rest => _text[_position..];

    /// <summary>How far it has come.</summary>
    public readonly int Position => _position;

    /// <summary>Steps to the next member or element.</summary>
    /// <returns>False behind the last one.</returns>
    /// <exception cref="FormatException">The text ends too soon.</exception>
    public bool Next()
    {
        _position += At(_position) == ',' ? 1 : 0;
        if (At(_position) is not ((byte)'}' or (byte)']'))
        {
            return true;
        }

        _position++;
        return false;
    }

    /// <summary>Takes a member's name, after <see cref="Next"/>.</summary>
    /// <returns>The name as written, without quotes.</returns>
    /// <exception cref="FormatException">There is none.</exception>
    public ReadOnlySpan<byte> TakeName()
    {
        var start = _position + 1;
        SkipText();
        var name = _text[start..(_position - 1)];
        return At(_position++) == ':' ? name : throw new FormatException("a name has no value");
    }

    /// <summary>Takes a value.</summary>
    /// <returns>The value as written.</returns>
    /// <exception cref="FormatException">The text ends too soon.</exception>
    public ReadOnlySpan<byte> TakeValue()
    {
        var start = _position;
        SkipValue();
        return _text[start.._position];
    }

    /// <summary>Steps over bytes that somebody else has read.</summary>
    /// <param name="length">How many.</param>
    public void Advance(int length) => _position += length;

    private void SkipValue()
    {
        switch (At(_position))
        {
            case (byte)'"':
                SkipText();
                break;
            case (byte)'{' or (byte)'[':
                SkipNested();
                break;
            default:
                var length = _text[_position..].IndexOfAny((byte)',', (byte)'}', (byte)']');
                _position = length > 0 ? _position + length : throw new FormatException("a value is missing");
                break;
        }
    }

    private void SkipNested()
    {
        var depth = 0;
        do
        {
            var skipped = _text[_position..].IndexOfAny("\"{}[]"u8);
            _position += skipped >= 0 ? skipped : throw new FormatException("an object does not end");
            if (_text[_position] == '"')
            {
                SkipText();
                continue;
            }

            depth += _text[_position] is (byte)'{' or (byte)'[' ? 1 : -1;
            _position++;
        }
        while (depth > 0);
    }

    private void SkipText()
    {
        if (At(_position) != '"')
        {
            throw new FormatException("a text was expected");
        }

        _position++;
        while (true)
        {
            var skipped = _text[_position..].IndexOfAny((byte)'"', (byte)'\\');
            _position += skipped >= 0 ? skipped + 1 : throw new FormatException("a text does not end");
            if (_text[_position - 1] == '"')
            {
                return;
            }

            // An escape: what it escapes is no end.
            _position++;
        }
    }

    private readonly byte At(int position) => position < _text.Length ? _text[position] : throw new FormatException("it ends too soon");
}
