namespace Persistence.Json;

/// <summary>Whole lines of a session's file, in order. Each was checked against its checksum.</summary>
/// <param name="All">The lines, newline included.</param>
internal sealed record SessionLines(IReadOnlyList<ReadOnlyMemory<byte>> All)
{
    /// <summary>Reads every line of a file.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="from">Where to begin: the start of a line.</param>
    /// <param name="length">The length of the file without what is torn.</param>
    /// <param name="damage">Makes the error for a damaged line.</param>
    public static SessionLines Read(LineReader reader, long from, long length, Func<long, Exception> damage)
    {
        var bytes = reader.Read(from, length - from);
        var lines = new List<ReadOnlyMemory<byte>>();
        for (var start = 0; start < bytes.Length;)
        {
            var newline = bytes.AsSpan(start).IndexOf((byte)'\n');
            var line = bytes.AsMemory(start, newline < 0 ? bytes.Length - start : newline + 1);
            if (!CommitLine.IsWhole(line.Span))
            {
                throw damage(from + start);
            }

            lines.Add(line);
            start += line.Length;
        }

        return new SessionLines(lines);
    }

    /// <summary>Reads lines backwards until the caller has what he needs.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="length">The length of the file without what is torn.</param>
    /// <param name="isEnough">Is shown each line, the last first.</param>
    /// <param name="damage">Makes the error for a damaged line.</param>
    public static SessionLines ReadBackwards(LineReader reader, long length, Func<ReadOnlyMemory<byte>, bool> isEnough, Func<long, Exception> damage)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        for (var end = length; end > 0;)
        {
            var start = reader.StartOfLine(end);
            var line = reader.Read(start, end - start);
            if (!CommitLine.IsWhole(line))
            {
                throw damage(start);
            }

            lines.Add(line);
            if (isEnough(line))
            {
                break;
            }

            end = start;
        }

        lines.Reverse();
        return new SessionLines(lines);
    }
}
