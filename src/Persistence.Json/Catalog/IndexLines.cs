using System.Globalization;
using Persistence.Hashing;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>The lines of an index file: what it is of, then one for each session file that was read; of two for one file the later counts.</summary>
/// <param name="description">The session class.</param>
/// <param name="keyType">The type of its key.</param>
internal sealed class IndexLines(SessionDescription description, string keyType)
{
    private const int Format = 1;

    private readonly byte[][] _names = [.. description.Indexes.Select(static index => AsWritten(index.StorageName))];

    /// <summary>The first line: an index file that begins with another one is of no use.</summary>
    public byte[] First { get; } = FirstOf(description, keyType);

    /// <summary>Whether a file begins with it.</summary>
    /// <param name="file">The file.</param>
    /// <returns>False for the index file of another class, or of another version of it.</returns>
    public bool Begin(IStoredFile file)
    {
        var first = new byte[First.Length];
        return file.Read(0, first) == first.Length && first.AsSpan().SequenceEqual(First);
    }

    /// <summary>Writes the line of a session.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="entry">The session, which can be found.</param>
    public void Write(JsonWriter writer, CatalogEntry entry)
    {
        var start = writer.Length;
        writer.WriteRaw("{\"name\":"u8);
        writer.WriteString(entry.Name);
        writer.WriteRaw(",\"file\":["u8);
        writer.WriteNumber(unchecked((long)entry.Stamp.Number));
        writer.WriteRaw(","u8);
        writer.WriteNumber(entry.Stamp.Length);
        writer.WriteRaw(","u8);
        writer.WriteNumber(entry.Stamp.ChangedAt);
        writer.WriteRaw("],\"key\":"u8);
        writer.WriteString(entry.Key!);
        if (entry.Expires is { } expires)
        {
            writer.WriteRaw(",\"expires\":"u8);
            Span<byte> text = stackalloc byte[LineText.MaxTimeLength];
            writer.WriteRaw(text[..LineText.FormatTime(expires, LineText.AllDecimals, text)]);
        }

        WriteValues(writer, entry.Values!);
        End(writer, start);
    }

    /// <summary>Reads the line of a session.</summary>
    /// <param name="line">The line with its newline.</param>
    /// <returns>The session; null for a line that is none, or not as it was written.</returns>
    public CatalogEntry? TryRead(ReadOnlySpan<byte> line)
    {
        if (!RecordCheck.IsValid(line))
        {
            return null;
        }

        try
        {
            return IndexLineReader.Read(line, description, _names);
        }
        catch (Exception fault) when (fault is FormatException or JsonDataException)
        {
            // Of another format, or by another program.
            return null;
        }
    }

    private static byte[] FirstOf(SessionDescription description, string keyType)
    {
        var writer = new JsonWriter();
        writer.WriteRaw("{\"$index\":"u8);
        writer.WriteNumber(Format);
        writer.WriteRaw(",\"class\":"u8);
        writer.WriteString(description.Name);
        writer.WriteRaw(",\"schema\":"u8);
        writer.WriteNumber(description.SchemaVersion);
        writer.WriteRaw(",\"key\":"u8);
        writer.WriteString($"{keyType} ({string.Join(' ', description.KeyParts)})");
        writer.WriteRaw(",\"indexes\":["u8);
        foreach (var index in description.Indexes)
        {
            writer.WriteRaw(index.Ordinal == 0 ? ""u8 : ","u8);
            writer.WriteString(string.Create(CultureInfo.InvariantCulture, $"{index.StorageName}: {index.ValueType}{(index.IsMultiValued ? "[]" : "")}, {index.Version}"));
        }

        writer.WriteRaw("]"u8);
        End(writer, 0);
        return writer.Written.ToArray();
    }

    private static byte[] AsWritten(string name)
    {
        var writer = new JsonWriter();
        writer.WriteString(name);
        return writer.Written[1..^1].ToArray();
    }

    private void WriteValues(JsonWriter writer, (int Index, string Value)[] values)
    {
        var former = -1;
        foreach (var (index, value) in values)
        {
            if (index != former)
            {
                writer.WriteRaw(former < 0 ? ",\"values\":{"u8 : "],"u8);
                writer.WriteString(description.Indexes[index].StorageName);
                writer.WriteRaw(":["u8);
            }
            else
            {
                writer.WriteRaw(","u8);
            }

            writer.WriteString(value);
            former = index;
        }

        writer.WriteRaw(former < 0 ? ""u8 : "]}"u8);
    }

    private static void End(JsonWriter writer, int start)
    {
        Span<byte> crc = stackalloc byte[LineNames.CrcLength];
        LineText.FormatCrc(Checksum.Of(writer.Written[start..]), crc);
        writer.WriteRaw(crc);
    }
}
