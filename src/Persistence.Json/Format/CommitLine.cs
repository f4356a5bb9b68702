using System.Globalization;
using System.Text;
using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>One line of a session's file, which is one commit. See docs/json-format.md.</summary>
internal static class CommitLine
{
    // ,"$crc":"xxxxxxxx"} and the newline
    private const int SuffixLength = 20;

    private static ReadOnlySpan<byte> CrcName => ",\"$crc\":\""u8;

    /// <summary>Ends a line whose content (header and logs) is written: trailer, checksum, newline.</summary>
    /// <param name="writer">Holds the content, without the closing brace.</param>
    /// <param name="start">Where the line begins in the writer.</param>
    /// <param name="trailer">The state after the commit.</param>
    /// <param name="time">When.</param>
    public static void End(JsonWriter writer, int start, CommitTrailer trailer, DateTimeOffset time)
    {
        writer.WriteRaw(writer.Length == start + 1 ? "\"$commit\":"u8 : ",\"$commit\":"u8);
        writer.WriteNumber(trailer.Commit);
        writer.WriteRaw(",\"$time\":"u8);
        DateTimeOffsetCodec.Write(writer, time);
        Number(writer, ",\"$schema\":"u8, trailer.Schema);
        Number(writer, ",\"$version\":"u8, trailer.Version);
        Number(writer, ",\"$token\":"u8, trailer.Token);
        if (trailer.Expires is { } expires)
        {
            Number(writer, ",\"$expires\":"u8, expires);
        }

        writer.WriteRaw(",\"$key\":"u8);
        writer.WriteString(trailer.Key);
        Number(writer, ",\"$header\":"u8, trailer.HeaderOffset);
        Number(writer, ",\"$superseded\":"u8, trailer.Superseded);
        WriteLast(writer, trailer.Last);
        var checksum = Checksum.Of(writer.Written[start..]);
        writer.WriteRaw(CrcName);
        writer.WriteNumber(checksum, "x8");
        writer.WriteRaw("\"}\n"u8);
    }

    /// <summary>Whether a line, its newline included, is whole.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> line) =>
        HasSuffix(line)
        && uint.TryParse(line.Slice(line.Length - 11, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var checksum)
        && checksum == Checksum.Of(line[..^SuffixLength]);

    /// <summary>
    /// Whether a last line that is not whole looks like a write that was cut short: its end is missing, or pages in it
    /// never reached the disk and read as zeros. Otherwise a commit that was whole was damaged later.
    /// </summary>
    public static bool LooksTorn(ReadOnlySpan<byte> line) => !HasSuffix(line) || line.Contains((byte)0);

    /// <summary>Reads the trailer of a whole line.</summary>
    public static CommitTrailer ReadTrailer(ReadOnlySpan<byte> line)
    {
        var start = line.LastIndexOf("\"$commit\":"u8);
        var reader = new JsonReader(Encoding.UTF8.GetBytes("{" + Encoding.UTF8.GetString(line[Math.Max(start, 0)..])));
        var draft = default(TrailerMembers.Draft);
        JsonObject.Read<TrailerMembers.Draft, TrailerMembers>(ref reader, ref draft);
        return draft.ToTrailer();
    }

    private static bool HasSuffix(ReadOnlySpan<byte> line) =>
        line.Length > SuffixLength
        && line.EndsWith("\"}\n"u8)
        && line[^SuffixLength..].StartsWith(CrcName);

    private static void Number(JsonWriter writer, ReadOnlySpan<byte> name, long value)
    {
        writer.WriteRaw(name);
        writer.WriteNumber(value);
    }

    private static void WriteLast(JsonWriter writer, IReadOnlyDictionary<string, long> last)
    {
        writer.WriteRaw(",\"$last\":{"u8);
        var isFirst = true;
        foreach (var (name, sequence) in last)
        {
            writer.WriteRaw(isFirst ? ""u8 : ","u8);
            isFirst = false;
            writer.WriteString(name);
            writer.WriteRaw(":"u8);
            writer.WriteNumber(sequence);
        }

        writer.WriteRaw("}"u8);
    }
}
