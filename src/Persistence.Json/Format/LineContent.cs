using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>Where in a line its header and entries stand. Offsets count from the line's start.</summary>
internal readonly ref struct LineContent
{
    private LineContent(ReadOnlySpan<byte> header, Dictionary<string, (long First, Range Entries)> logs)
    {
        Header = header;
        Logs = logs;
    }

    /// <summary>The header's JSON; empty when the commit left it as it was.</summary>
    public ReadOnlySpan<byte> Header { get; }

    /// <summary>For each log that grew: the first sequence, and where its JSON array stands.</summary>
    public Dictionary<string, (long First, Range Entries)> Logs { get; }

    /// <summary>Reads a whole line.</summary>
    /// <exception cref="JsonDataException">The line is no commit.</exception>
    public static LineContent Read(ReadOnlySpan<byte> line)
    {
        var header = ReadOnlySpan<byte>.Empty;
        var logs = new Dictionary<string, (long, Range)>(StringComparer.Ordinal);
        var reader = new JsonReader(line);
        reader.BeginObject();
        while (reader.NextName(out var name))
        {
            if (name.SequenceEqual("header"u8))
            {
                header = reader.ReadRaw();
            }
            else if (name.SequenceEqual("logs"u8))
            {
                ReadLogs(ref reader, logs);
            }
            else
            {
                // The trailer follows, and it is read by itself.
                break;
            }
        }

        return new LineContent(header, logs);
    }

    private static void ReadLogs(ref JsonReader reader, Dictionary<string, (long First, Range Entries)> logs)
    {
        reader.BeginObject();
        while (reader.NextName(out var name))
        {
            var log = System.Text.Encoding.UTF8.GetString(name);
            long first = 0;
            var entries = default(Range);
            reader.BeginObject();
            while (reader.NextName(out var part))
            {
                if (part.SequenceEqual("first"u8))
                {
                    first = reader.ReadNumber<long>();
                }
                else
                {
                    var length = reader.ReadRaw().Length;
                    entries = (reader.Position - length)..reader.Position;
                }
            }

            logs[log] = (first, entries);
        }
    }
}
