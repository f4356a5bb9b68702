namespace Persistence.Json;

/// <summary>
/// Finds the whole lines in a text that other programs changed: they may have other line ends, a mark or a space before or after
/// them, or stand one after the other without any. A line is known by its beginning, its end and its checksum.
/// </summary>
/// <param name="text">The text.</param>
internal ref struct LineFinder(ReadOnlySpan<byte> text)
{
    // A value of a user may look like the end of a line; more of them than this do not.
    private const int MaxEnds = 64;

    private readonly ReadOnlySpan<byte> _text = text;
    private int _from;

    /// <summary>What stands before the line that was found, after the one before it; after the last one, the rest of the text.</summary>
    public ReadOnlySpan<byte> Between { get; private set; }

    /// <summary>The line that was found, without its newline.</summary>
    public ReadOnlySpan<byte> Line { get; private set; }

    /// <summary>Where <see cref="Between"/> begins in the text.</summary>
    public int BetweenAt { get; private set; }

    /// <summary>Steps to the next whole line.</summary>
    /// <returns>False when there is none.</returns>
    public bool Next()
    {
        BetweenAt = _from;
        for (var start = Find("{\"$commit\":"u8, _from); start >= 0; start = Find("{\"$commit\":"u8, start + 1))
        {
            if (EndOf(start) is { } end)
            {
                Between = _text[_from..start];
                Line = _text[start..end];
                _from = end;
                return true;
            }
        }

        Between = _text[_from..];
        Line = default;
        return false;
    }

    private readonly int? EndOf(int start)
    {
        var length = LineNames.CrcLength - 1;
        var mark = Find(",\"$crc\":\""u8, start);
        for (var ends = 0; mark >= 0 && ends < MaxEnds && mark + length <= _text.Length; ends++)
        {
            if (RecordCheck.IsValidText(_text[start..(mark + length)]))
            {
                return mark + length;
            }

            mark = Find(",\"$crc\":\""u8, mark + 1);
        }

        return null;
    }

    private readonly int Find(ReadOnlySpan<byte> what, int from)
    {
        var found = _text[from..].IndexOf(what);
        return found < 0 ? found : from + found;
    }
}
