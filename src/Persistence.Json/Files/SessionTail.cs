namespace Persistence.Json;

/// <summary>The end of a session's file: its last whole line, and what is torn behind it.</summary>
/// <param name="Trailer">The last whole line's trailer; null when there is no whole line.</param>
/// <param name="Length">The length of the file up to and with that line.</param>
/// <param name="TornBytes">How many bytes of an unfinished line follow.</param>
/// <param name="Mark">The last bytes of that line, by which a later look recognises it.</param>
internal sealed record SessionTail(CommitTrailer? Trailer, long Length, long TornBytes, string Mark)
{
    private const int MarkLength = 11;

    /// <summary>Reads the end of a file.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="damage">Makes the error for a last line that was damaged after it was whole.</param>
    public static SessionTail Read(LineReader reader, Func<long, Exception> damage)
    {
        var end = reader.Length;
        if (end == 0)
        {
            return new SessionTail(null, 0, 0, "");
        }

        var start = reader.StartOfLine(end);
        var line = reader.Read(start, end - start);
        if (CommitLine.IsWhole(line))
        {
            return Of(line, end, 0);
        }

        if (!CommitLine.LooksTorn(line))
        {
            throw damage(start);
        }

        if (start == 0)
        {
            return new SessionTail(null, 0, end, "");
        }

        // Only the last write can be torn: the line before it was flushed before that write began.
        var previousStart = reader.StartOfLine(start);
        var previous = reader.Read(previousStart, start - previousStart);
        return CommitLine.IsWhole(previous) ? Of(previous, start, end - start) : throw damage(previousStart);
    }

    /// <summary>Whether a file still ends as it did.</summary>
    public bool IsStillThere(LineReader reader) =>
        Trailer is not null
        && reader.Length == Length
        && System.Text.Encoding.ASCII.GetString(reader.Read(Length - MarkLength, MarkLength)) == Mark;

    /// <summary>Whether a file still holds this line, and perhaps others behind it.</summary>
    public bool IsPrefixOf(LineReader reader) =>
        Trailer is not null
        && reader.Length >= Length
        && System.Text.Encoding.ASCII.GetString(reader.Read(Length - MarkLength, MarkLength)) == Mark;

    /// <summary>Makes the tail of a file whose last line is known.</summary>
    public static SessionTail Of(ReadOnlySpan<byte> line, long length, long tornBytes) =>
        new(CommitLine.ReadTrailer(line), length, tornBytes, System.Text.Encoding.ASCII.GetString(line[^MarkLength..]));
}
