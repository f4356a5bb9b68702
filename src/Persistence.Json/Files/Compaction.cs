using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>Rewrites a session's file: every entry, and only the last header.</summary>
internal static class Compaction
{
    // Lines of entries are joined up to this size, so that reading the end of a log stays cheap.
    private const int LineSize = 64 * 1024;

    /// <summary>Makes the new content.</summary>
    /// <param name="lines">The whole lines of the file.</param>
    /// <param name="now">The present.</param>
    /// <returns>Lines with the entries as they were, the last of them with the header.</returns>
    public static JsonWriter Rewrite(SessionLines lines, DateTimeOffset now)
    {
        var writer = new JsonWriter(1 << 16);
        var final = CommitLine.ReadTrailer(lines.All[^1].Span);
        var (header, pieces) = Gather(lines);
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        var commit = final.Commit - Groups(pieces).Count();
        foreach (var group in Groups(pieces))
        {
            var start = writer.Length;
            writer.WriteRaw("{"u8);
            WriteGroup(writer, group, last);
            CommitLine.End(writer, start, final with { Commit = commit++, HeaderOffset = 0, Superseded = 0, Last = new Dictionary<string, long>(last) }, now);
        }

        var headerStart = writer.Length;
        writer.WriteRaw("{\"header\":"u8);
        writer.WriteRaw(header);
        CommitLine.End(writer, headerStart, final with { HeaderOffset = headerStart, Superseded = 0 }, now);
        return writer;
    }

    private static (byte[] Header, List<Piece> Pieces) Gather(SessionLines lines)
    {
        byte[] header = [];
        var pieces = new List<Piece>();
        foreach (var line in lines.All)
        {
            var content = LineContent.Read(line.Span);
            header = content.Header.IsEmpty ? header : content.Header.ToArray();
            pieces.AddRange(content.Logs.Select(log => new Piece(log.Key, log.Value.First, line[log.Value.Entries])));
        }

        return (header, pieces);
    }

    // Neighbouring pieces of one log, until they are large enough for a line.
    private static IEnumerable<List<Piece>> Groups(List<Piece> pieces)
    {
        foreach (var log in pieces.GroupBy(static piece => piece.Log, StringComparer.Ordinal))
        {
            var group = new List<Piece>();
            var size = 0;
            foreach (var piece in log)
            {
                group.Add(piece);
                size += piece.Entries.Length;
                if (size >= LineSize)
                {
                    yield return group;
                    (group, size) = ([], 0);
                }
            }

            if (group.Count > 0)
            {
                yield return group;
            }
        }
    }

    private static void WriteGroup(JsonWriter writer, List<Piece> group, Dictionary<string, long> last)
    {
        writer.WriteRaw("\"logs\":{"u8);
        writer.WriteString(group[0].Log);
        writer.WriteRaw(":{\"first\":"u8);
        writer.WriteNumber(group[0].First);
        writer.WriteRaw(",\"entries\":["u8);
        var count = 0L;
        foreach (var piece in group)
        {
            var reader = new JsonReader(piece.Entries.Span);
            reader.BeginArray();
            while (reader.NextElement())
            {
                writer.WriteRaw(count++ == 0 ? ""u8 : ","u8);
                writer.WriteRaw(reader.ReadRaw());
            }
        }

        writer.WriteRaw("]}}"u8);
        last[group[0].Log] = group[0].First + count - 1;
    }

    private sealed record Piece(string Log, long First, ReadOnlyMemory<byte> Entries);
}
