namespace Persistence.Serialization;

/// <content>The grammar of numbers.</content>
public ref partial struct JsonReader
{
    private ReadOnlySpan<byte> ReadNumberText()
    {
        var isNegative = Peek() == '-';
        var start = Position;
        Position += isNegative ? 1 : 0;
        var leading = Position < _text.Length ? _text[Position] : (byte)0;
        var digits = Digits();
        if (digits == 0 || (leading == '0' && digits > 1))
        {
            throw Problem("a value was expected");
        }

        ReadFraction();
        ReadExponent();
        return _text[start..Position];
    }

    private void ReadFraction()
    {
        if (Position < _text.Length && _text[Position] == '.')
        {
            Position++;
            RequireDigits();
        }
    }

    private void ReadExponent()
    {
        if (Position < _text.Length && (_text[Position] | 0x20) == 'e')
        {
            Position++;
            Position += Position < _text.Length && _text[Position] is (byte)'+' or (byte)'-' ? 1 : 0;
            RequireDigits();
        }
    }

    private int Digits()
    {
        var start = Position;
        while (Position < _text.Length && (uint)(_text[Position] - '0') <= 9)
        {
            Position++;
        }

        return Position - start;
    }

    private void RequireDigits()
    {
        if (Digits() == 0)
        {
            throw Problem("a digit was expected");
        }
    }
}
