using System.Security.Cryptography;
using System.Text;
using Persistence.Mapping;
using Persistence.Serialization;
using Persistence.Tool.Canonical;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Importing;

/// <summary>Reads a canonical document, session by session: none is given before its checksum was right. For one thread.</summary>
/// <param name="source">The document.</param>
/// <param name="name">Its name, for messages.</param>
internal sealed class DocumentReader(Stream source, string name) : IDisposable
{
    private readonly LineReader _lines = new(source);
    private readonly IncrementalHash _whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly MemoryStream _memory = new();
    private StoredClass? _class;
    private long _sessions;

    /// <summary>Whether the last line was there, and its checksum right.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Reads the sessions.</summary>
    /// <returns>Each with its class; the caller ends its use of one before it asks for the next.</returns>
    /// <exception cref="ToolException">It is no such document, or damaged; the sessions before were whole.</exception>
    public IEnumerable<(StoredClass Class, ImportedSession Session)> Sessions()
    {
        ImportedSession? session = null;
        while (_lines.Next())
        {
            ShortLivedObjects.Collect();
            if (TakeLine(ref session) is { } finished)
            {
                using (finished)
                {
                    yield return (_class!, finished);
                }
            }
        }

        session?.Dispose();
        if (!IsComplete)
        {
            throw Problem("the document ends before its last line; the sessions up to there are whole");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _whole.Dispose();
        _memory.Dispose();
    }

    // Gives the session that the line ends.
    private ImportedSession? TakeLine(ref ImportedSession? session)
    {
        try
        {
            var reader = new JsonReader(_lines.Line);
            reader.BeginObject();
            return reader.NextName(out var first) ? TakeLine(Encoding.UTF8.GetString(first), ref reader, ref session) : null;
        }
        catch (Exception problem) when (problem is JsonDataException or FormatException)
        {
            throw _sessions + _lines.Number > 1 ? Problem(problem.Message) : new ToolException($"'{name}' is no document that 'persist export' wrote: {problem.Message}.", problem);
        }
    }

    private ImportedSession? TakeLine(string kind, ref JsonReader reader, ref ImportedSession? session)
    {
        switch (kind)
        {
            case "$persistence":
                RequireFormat(reader.ReadInteger<int>());
                return null;
            case "class":
                _class = ReadClass(ref reader);
                _whole.AppendData(_lines.Line);
                _whole.AppendData("\n"u8);
                return null;
            case "sessions":
                Complete(ref reader);
                return null;
            default:
                return TakeSessionLine(kind, ref reader, ref session);
        }
    }

    private ImportedSession? TakeSessionLine(string kind, ref JsonReader reader, ref ImportedSession? session)
    {
        switch (kind)
        {
            case "session" when _class is not null && session is null:
                session = new ImportedSession(HeadText.Read(_lines.Line), _lines.Line, _memory);
                return null;
            case "log" when session is not null:
                session.Add(_lines.Line);
                return null;
            case "abandoned":
                session?.Dispose();
                session = null;
                return null;
            case "sha256" when session is not null:
                return Finish(ref session, reader.ReadString());
            default:
                throw Problem("the line is not one that belongs there");
        }
    }

    private ImportedSession Finish(ref ImportedSession? session, string? expected)
    {
        var finished = session!;
        session = null;
        var checksum = finished.Checksum();
        if (Convert.ToHexStringLower(checksum) != expected)
        {
            finished.Dispose();
            throw Problem($"the checksum of session '{finished.Head.Key}' is wrong");
        }

        _whole.AppendData(checksum);
        _sessions++;
        return finished;
    }

    private void Complete(ref JsonReader reader)
    {
        var count = reader.ReadInteger<long>();
        while (reader.NextName(out var member))
        {
            if (member.SequenceEqual("sha256"u8))
            {
                IsComplete = reader.ReadString() == Convert.ToHexStringLower(_whole.GetCurrentHash()) && count == _sessions;
            }
            else
            {
                reader.Skip();
            }
        }

        if (!IsComplete)
        {
            throw Problem("the checksum of all sessions is wrong: some are missing, or stand twice");
        }
    }

    private static StoredClass ReadClass(ref JsonReader reader)
    {
        var stored = reader.ReadString() ?? "";
        var parts = new List<KeyPartKind>();
        if (reader.NextName(out _))
        {
            reader.BeginArray();
            while (reader.NextElement())
            {
                parts.Add(reader.ReadString() == "number" ? KeyPartKind.Number : KeyPartKind.Text);
            }
        }

        return new StoredClass(stored, parts, null);
    }

    private void RequireFormat(int format)
    {
        if (format > CanonicalWriter.Format)
        {
            throw Problem($"it has format {format}, and this tool knows formats up to {CanonicalWriter.Format}: use a newer one");
        }
    }

    private ToolException Problem(string problem) => new($"'{name}', line {_lines.Number}: {problem}.");
}
