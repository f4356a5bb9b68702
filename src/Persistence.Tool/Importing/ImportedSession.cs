using System.Security.Cryptography;
using Persistence.Json;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Importing;

/// <summary>A session of a document: its lines, kept until the last one has shown that they are whole. Large ones are kept in a temporary file. For one thread.</summary>
internal sealed class ImportedSession : IOpenSession
{
    private const long MostInMemory = 2 * 1024 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private Stream _lines;

    /// <summary>Begins with the head.</summary>
    /// <param name="head">The head.</param>
    /// <param name="line">Its line, without the newline.</param>
    /// <param name="memory">Keeps its lines. Sessions that are used one after the other share it.</param>
    public ImportedSession(SessionHead head, ReadOnlySpan<byte> line, MemoryStream memory)
    {
        (Head, _lines) = (head, memory);
        memory.SetLength(0);
        _hash.AppendData(line);
        _hash.AppendData("\n"u8);
    }

    /// <inheritdoc/>
    public SessionHead Head { get; }

    /// <summary>Takes a line of entries.</summary>
    /// <param name="line">The line, without the newline.</param>
    public void Add(ReadOnlySpan<byte> line)
    {
        if (_lines is MemoryStream memory && memory.Length > MostInMemory)
        {
            var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
            memory.WriteTo(file);
            memory.SetLength(0);
            _lines = file;
        }

        _lines.Write(line);
        _lines.WriteByte((byte)'\n');
        _hash.AppendData(line);
        _hash.AppendData("\n"u8);
    }

    /// <summary>The checksum of its lines.</summary>
    public byte[] Checksum() => _hash.GetHashAndReset();

    /// <inheritdoc/>
    public void Read(string log, long after, EntrySink sink)
    {
        var name = EncodedName(log);
        _lines.Position = 0;
        var reader = new LineReader(_lines, (int)Math.Clamp(_lines.Length, 1, LineReader.UsualBuffer));
        var last = after;
        while (reader.Next())
        {
            try
            {
                last = ReadLine(reader.Line, name, last, sink);
            }
            catch (FormatException problem)
            {
                throw new SessionCorruptedException($"Session '{Head.Key}' of the document is damaged: {problem.Message}.", Head.Key, "document", problem);
            }
        }

        if (last != Math.Max(after, Head.CountOf(log)))
        {
            throw new SessionCorruptedException($"Session '{Head.Key}' of the document is damaged: log '{log}' ends at entry {last}, not at {Head.CountOf(log)}.", Head.Key, "document", null);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The memory is the document's.
        (_lines as FileStream)?.Dispose();
        _hash.Dispose();
    }

    private static byte[] EncodedName(string log)
    {
        var writer = new Serialization.JsonWriter();
        writer.WriteString(log);
        return writer.Written[1..^1].ToArray();
    }

    private static long ReadLine(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name, long last, EntrySink sink)
    {
        var cursor = new RawCursor(line);
        var first = 0L;
        while (cursor.Next())
        {
            var member = cursor.TakeName();
            var value = cursor.TakeValue();
            if (member.SequenceEqual("log"u8) && !value[1..^1].SequenceEqual(name))
            {
                return last;
            }

            first = member.SequenceEqual("first"u8) ? LineView.ParseNumber(value) : first;
            if (member.SequenceEqual("entries"u8))
            {
                var entries = new RawCursor(value);
                for (var sequence = first; entries.Next(); sequence++)
                {
                    var entry = entries.TakeValue();
                    if (sequence > last)
                    {
                        last = sequence == last + 1 ? sequence : throw new FormatException($"entry {last + 1} is missing, entry {sequence} follows");
                        sink(entry);
                    }
                }
            }
        }

        return last;
    }
}
