using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>What is whole of a damaged file, as the content of a fresh one.</summary>
/// <param name="Content">The fresh content.</param>
/// <param name="CommitsKept">The whole lines.</param>
/// <param name="BytesLost">The bytes in no whole line.</param>
internal sealed record Salvage(JsonWriter Content, long CommitsKept, long BytesLost)
{
    /// <summary>Gathers what is whole.</summary>
    /// <param name="bytes">The damaged file.</param>
    /// <returns>The salvage; null when no header is whole.</returns>
    public static Salvage? Read(byte[] bytes)
    {
        var (lines, lost) = WholeLines(bytes);
        ReadOnlyMemory<byte> header = default;
        var logs = new Dictionary<string, List<ReadOnlyMemory<byte>>>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var content = LineContent.Read(line.Span);
            header = content.Header.IsEmpty ? header : content.Header.ToArray();
            foreach (var (name, part) in content.Logs)
            {
                logs.TryAdd(name, []);
                logs[name].AddRange(Elements(line[part.Entries]));
            }
        }

        return header.IsEmpty ? null : new Salvage(Write(header.Span, logs, CommitLine.ReadTrailer(lines[^1].Span)), lines.Count, lost);
    }

    private static (List<ReadOnlyMemory<byte>> Lines, long Lost) WholeLines(byte[] bytes)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        long lost = 0;
        for (var start = 0; start < bytes.Length;)
        {
            var newline = bytes.AsSpan(start).IndexOf((byte)'\n');
            var line = bytes.AsMemory(start, newline < 0 ? bytes.Length - start : newline + 1);
            if (CommitLine.IsWhole(line.Span))
            {
                lines.Add(line);
            }
            else
            {
                lost += line.Length;
            }

            start += line.Length;
        }

        return (lines, lost);
    }

    private static List<ReadOnlyMemory<byte>> Elements(ReadOnlyMemory<byte> array)
    {
        var elements = new List<ReadOnlyMemory<byte>>();
        var reader = new JsonReader(array.Span);
        reader.BeginArray();
        while (reader.NextElement())
        {
            elements.Add(reader.ReadRaw().ToArray());
        }

        return elements;
    }

    private static JsonWriter Write(ReadOnlySpan<byte> header, Dictionary<string, List<ReadOnlyMemory<byte>>> logs, CommitTrailer last)
    {
        var writer = new JsonWriter(1 << 16);
        writer.WriteRaw("{\"header\":"u8);
        writer.WriteRaw(header);
        writer.WriteRaw(",\"logs\":{"u8);
        var isFirst = true;
        foreach (var (name, entries) in logs)
        {
            writer.WriteRaw(isFirst ? ""u8 : ","u8);
            isFirst = false;
            writer.WriteString(name);
            writer.WriteRaw(":{\"first\":1,\"entries\":["u8);
            for (var index = 0; index < entries.Count; index++)
            {
                writer.WriteRaw(index == 0 ? ""u8 : ","u8);
                writer.WriteRaw(entries[index].Span);
            }

            writer.WriteRaw("]}"u8);
        }

        writer.WriteRaw("}"u8);
        var counts = logs.ToDictionary(static log => log.Key, static log => (long)log.Value.Count, StringComparer.Ordinal);
        CommitLine.End(writer, 0, last with { HeaderOffset = 0, Superseded = 0, Last = counts }, DateTimeOffset.UtcNow);
        return writer;
    }
}
