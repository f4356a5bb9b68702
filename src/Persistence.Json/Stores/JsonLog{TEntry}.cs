using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>One log of a session class, with its types.</summary>
internal sealed class JsonLog<TSession, TEntry, TLog> : JsonLog<TSession>
    where TSession : class, IPersistedSession
    where TLog : ILogMap<TSession, TEntry>
{
    public override LogDescription Description => TLog.Description;

    public override bool Validate(TSession session, bool isCreation, ValidationErrors errors)
    {
        var entries = TLog.GetEntries(session);
        var tracking = session.Tracking.Log<TEntry>(Description.Ordinal);
        if (!isCreation && !tracking.IsIntact(entries))
        {
            errors.Add(Description.Name, "entries that are stored were removed, replaced or reordered; a log only grows at its end");
            return false;
        }

        for (var position = isCreation ? 0 : tracking.KnownCount; position < entries.Length; position++)
        {
            TLog.Validate(entries[position], position, errors);
        }

        errors.BeginEntry(null);
        return true;
    }

    public override EncodedEntries Encode(TSession session, bool isCreation, ValidationErrors errors)
    {
        var first = isCreation ? 0 : session.Tracking.Log<TEntry>(Description.Ordinal).KnownCount;
        return EncodedEntries.Of<TSession, TEntry, TLog>(TLog.GetEntries(session)[first..], first, errors);
    }

    public override long TrackedLast(TSession session) => session.Tracking.Log<TEntry>(Description.Ordinal).LastSequence;

    public override void Track(TSession session, bool isCreation, long lastSequence)
    {
        var tracking = session.Tracking.Log<TEntry>(Description.Ordinal);
        if (isCreation)
        {
            tracking.Clear();
        }

        tracking.Set(TLog.GetEntries(session), lastSequence);
    }

    public override void Load(SessionLines lines, TSession session, long lastSequence, int maxEntries)
    {
        TLog.SetEntries(session, Read(lines, Math.Max(0, lastSequence - maxEntries), int.MaxValue));
        session.Tracking.Log<TEntry>(Description.Ordinal).Set(TLog.GetEntries(session), lastSequence);
    }

    public override void CollectIds(ReadOnlySpan<byte> line, HashSet<string> ids)
    {
        foreach (var entry in ReadLine(line, 0, int.MaxValue, out _))
        {
            if (TLog.GetId(entry) is { } id)
            {
                ids.Add(id);
            }
        }
    }

    public override long Check(SessionLines lines, long lastSequence)
    {
        var expected = 1L;
        foreach (var line in lines.All)
        {
            var count = ReadLine(line.Span, 0, int.MaxValue, out var first).Count;
            if (count > 0 && first != expected)
            {
                throw new JsonDataException($"log {Description.Name} continues with sequence {first} where {expected} is expected", 0);
            }

            expected += count;
        }

        return expected - 1 == lastSequence
            ? lastSequence
            : throw new JsonDataException($"log {Description.Name} holds {expected - 1} entries, but its last sequence is {lastSequence}", 0);
    }

    /// <summary>Reads the entries behind a sequence.</summary>
    public List<TEntry> Read(SessionLines lines, long afterSequence, int limit)
    {
        var entries = new List<TEntry>();
        foreach (var line in lines.All)
        {
            if (entries.Count >= limit)
            {
                break;
            }

            entries.AddRange(ReadLine(line.Span, afterSequence, limit - entries.Count, out _));
        }

        return entries;
    }

    private List<TEntry> ReadLine(ReadOnlySpan<byte> line, long afterSequence, int limit, out long first)
    {
        var entries = new List<TEntry>();
        first = 0;
        var content = LineContent.Read(line);
        foreach (var name in Names)
        {
            if (!content.Logs.TryGetValue(name, out var part))
            {
                continue;
            }

            first = part.First;
            var sequence = first;
            var reader = new JsonReader(line[part.Entries]);
            reader.BeginArray();
            while (entries.Count < limit && reader.NextElement())
            {
                if (sequence++ > afterSequence)
                {
                    entries.Add(TLog.Read(ref reader));
                }
                else
                {
                    reader.Skip();
                }
            }

            break;
        }

        return entries;
    }
}
