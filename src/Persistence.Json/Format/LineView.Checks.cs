namespace Persistence.Json;

/// <content>Whether it is as it was written, and where.</content>
internal readonly ref partial struct LineView
{
    /// <summary>Tells whether a line is whole: it ends with a newline, and its checksum is right.</summary>
    /// <param name="line">The line with its newline.</param>
    /// <returns>False for a torn or damaged line.</returns>
    public static bool IsWhole(ReadOnlySpan<byte> line) => HasRightEnd(line, LineNames.CrcLength);

    /// <summary>Tells whether the text of a line is whole: nothing is missing but its newline.</summary>
    /// <param name="text">The line without its newline.</param>
    /// <returns>False for a torn or damaged line.</returns>
    public static bool IsWholeText(ReadOnlySpan<byte> text) => HasRightEnd(text, LineNames.CrcLength - 1);

    /// <summary>Refuses a line that does not stand where it was written: something else than a store has changed what is before it.</summary>
    /// <param name="offset">Where it begins.</param>
    /// <exception cref="LineDamageException">It was written elsewhere.</exception>
    public void RefuseMoved(long offset)
    {
        var at = Number(LineMember.At, absent: offset);
        if (at != offset)
        {
            throw new LineDamageException(offset, $"the line was written at byte {at}: something else than a store has added, removed or moved what is before it");
        }
    }

    /// <summary>Tells whether a whole line is a commit that can be copied.</summary>
    /// <param name="line">The line with its newline.</param>
    /// <returns>False when it is none of this format.</returns>
    public static bool IsCommit(ReadOnlySpan<byte> line)
    {
        try
        {
            return SessionState.Of(Parse(line), 0).Version > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool HasRightEnd(ReadOnlySpan<byte> line, int length)
    {
        if (line.Length <= LineNames.IdentityLength)
        {
            return false;
        }

        var end = line[^length..];
        Span<byte> expected = stackalloc byte[LineNames.CrcLength];
        LineText.FormatCrc(Checksum.Of(line[..^length]), expected);
        return end.SequenceEqual(expected[..length]);
    }
}
