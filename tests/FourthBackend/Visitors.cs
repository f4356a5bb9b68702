using System.Runtime.InteropServices;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.FourthBackend;

/// <summary>Checks and encodes what the logs of a session object hold that is not stored yet.</summary>
internal readonly ref struct Collect<TSession>(TSession session, bool isCreation, ValidationErrors errors, Dictionary<LogDescription, List<Entry>> added)
    : ILogVisitor<TSession>
    where TSession : class, IPersistedSession
{
    public void Visit<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry>
    {
        var log = TLog.Description;
        var tracking = session.Tracking.Log<TEntry>(log.Ordinal);
        var entries = TLog.GetEntries(session);
        if (!isCreation && !tracking.IsIntact(entries))
        {
            errors.Add(log.Name, "entries that are stored were changed");
            return;
        }

        added[log] = Encode<TEntry, TLog>(entries, isCreation ? 0 : tracking.KnownCount, errors);
    }

    public static List<Entry> Encode<TEntry, TLog>(ReadOnlySpan<TEntry> entries, int start, ValidationErrors errors)
        where TLog : ILogMap<TSession, TEntry>
    {
        var encoded = new List<Entry>();
        for (var position = start; position < entries.Length; position++)
        {
            TLog.Validate(entries[position], position, errors);
            if (entries[position] is not null)
            {
                var writer = new JsonWriter();
                TLog.Write(writer, entries[position]);
                errors.BeginEntry(TLog.Description.Name, position);
                writer.CollectFailures(errors, "");
                encoded.Add(new Entry(writer.Written.ToArray(), TLog.GetId(entries[position])));
            }
        }

        errors.BeginEntry(null);
        return encoded;
    }
}

/// <summary>Remembers in a session object what is stored of it now.</summary>
internal readonly ref struct Remember<TSession>(TSession session, bool isCreation, Row row) : ILogVisitor<TSession>
    where TSession : class, IPersistedSession
{
    public void Visit<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry>
    {
        var tracking = session.Tracking.Log<TEntry>(TLog.Description.Ordinal);
        if (isCreation)
        {
            tracking.Clear();
        }

        tracking.Set(TLog.GetEntries(session), row.Log(TLog.Description).Count);
    }
}

/// <summary>Gives a session object its entries.</summary>
internal readonly ref struct Fill<TSession>(TSession session, int maxEntries, Row row) : ILogVisitor<TSession>
    where TSession : class, IPersistedSession
{
    public void Visit<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry>
    {
        var stored = row.Log(TLog.Description);
        var entries = Decode<TEntry, TLog>(stored.Skip(Math.Max(0, stored.Count - maxEntries)));
        TLog.SetEntries(session, entries);
        session.Tracking.Log<TEntry>(TLog.Description.Ordinal).Set(CollectionsMarshal.AsSpan(entries), stored.Count);
    }

    public static List<TEntry> Decode<TEntry, TLog>(IEnumerable<Entry> stored)
        where TLog : ILogMap<TSession, TEntry>
    {
        var entries = new List<TEntry>();
        foreach (var entry in stored)
        {
            var reader = new JsonReader(entry.Json);
            entries.Add(TLog.Read(ref reader));
        }

        return entries;
    }
}

/// <summary>Looks for an exclusive log that grew since the session object was loaded.</summary>
internal ref struct Grown<TSession>(TSession session, Row row) : ILogVisitor<TSession>
    where TSession : class, IPersistedSession
{
    public string? Log { get; private set; }

    public void Visit<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry>
    {
        var log = TLog.Description;
        if (log.Append == AppendRule.Exclusive && row.Log(log).Count != session.Tracking.Log<TEntry>(log.Ordinal).LastSequence)
        {
            Log ??= log.Name;
        }
    }
}
