namespace Persistence.Json;

/// <summary>Collects what stands between the whole lines of a file.</summary>
internal sealed class ForeignTextSurvey
{
    private ForeignText _kinds;

    /// <summary>How many bytes there are, white space not counted.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether there is text that may have been a commit.</summary>
    public bool IsDamage => _kinds.HasFlag(ForeignText.Other);

    /// <summary>Takes what stands between two lines.</summary>
    /// <param name="text">The text.</param>
    public void Take(ReadOnlySpan<byte> text)
    {
        _kinds |= text.Contains((byte)'\r') ? ForeignText.CarriageReturns : ForeignText.None;
        var length = text.Length;
        var mark = "\uFEFF"u8;
        if (text.StartsWith(mark))
        {
            _kinds |= ForeignText.ByteOrderMark;
            text = text[mark.Length..];
        }

        text = text.Trim(" \t\r\n\v\f"u8);
        if (text.IsEmpty)
        {
            _kinds |= ForeignText.Spaces;
            return;
        }

        Bytes += length;
        _kinds |= IsConflictMarker(text) ? ForeignText.ConflictMarkers : ForeignText.Other;
    }

    /// <summary>Takes a line that is no commit.</summary>
    /// <param name="line">The line.</param>
    public void TakeDamage(ReadOnlySpan<byte> line)
    {
        Bytes += line.Length;
        _kinds |= ForeignText.Other;
    }

    /// <summary>What was found, each for a sentence about the file.</summary>
    /// <returns>The parts of the sentence.</returns>
    public IEnumerable<string> Sentences()
    {
        if (_kinds.HasFlag(ForeignText.ByteOrderMark))
        {
            yield return "it begins with a byte order mark, as an editor writes it";
        }

        if (_kinds.HasFlag(ForeignText.CarriageReturns))
        {
            yield return "its lines end with CR LF, as git (core.autocrlf) or an editor writes them";
        }

        if (_kinds.HasFlag(ForeignText.ConflictMarkers))
        {
            yield return "it holds the conflict markers of a merge";
        }

        if (_kinds == ForeignText.Spaces)
        {
            yield return "spaces, empty lines or joined lines are in it, as an editor makes them";
        }

        if (IsDamage)
        {
            yield return "lines of it were damaged";
        }
    }

    private static bool IsConflictMarker(ReadOnlySpan<byte> text) =>
        text.StartsWith("<<<<<<<"u8) || text.StartsWith("======="u8) || text.StartsWith(">>>>>>>"u8) || text.StartsWith("|||||||"u8);
}
