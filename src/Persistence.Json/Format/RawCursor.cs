namespace Persistence.Json;

/// <summary>
/// Steps through an object or array that the engine wrote, so without white space, and whose checksum was right. Values
/// are skipped by their brackets and quotes alone, however deep they are nested.
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
    /// <returns>False after the last one.</returns>
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
        _position = RawValue.EndOfText(_text, _position);
        var name = _text[start..(_position - 1)];
        return At(_position++) == ':' ? name : throw new FormatException("a name has no value");
    }

    /// <summary>Takes a value.</summary>
    /// <returns>The value as written.</returns>
    /// <exception cref="FormatException">The text ends too soon.</exception>
    public ReadOnlySpan<byte> TakeValue()
    {
        var start = _position;
        _position = RawValue.End(_text, _position);
        return _text[start.._position];
    }

    /// <summary>Steps over bytes that other code has read.</summary>
    /// <param name="length">How many.</param>
    public void Advance(int length) => _position += length;

    private readonly byte At(int position) => position < _text.Length ? _text[position] : throw new FormatException("it ends too soon");
}
