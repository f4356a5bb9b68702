using System.Runtime.InteropServices;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.TestKit;

/// <summary>Gives a session object that was just read the entries of its logs.</summary>
internal readonly ref struct FillVisitor<TSession>(TSession session, int maxEntries, IReadOnlyDictionary<string, byte[][]> logs)
    : ILogVisitor<TSession>
    where TSession : class, IPersistedSession
{
    public void Visit<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry>
    {
        var stored = logs[TLog.Description.StorageName];
        var entries = Decode<TEntry, TLog>(stored.AsSpan(Math.Max(0, stored.Length - maxEntries)));
        TLog.SetEntries(session, entries);
        session.Tracking.Log<TEntry>(TLog.Description.Ordinal).Set(CollectionsMarshal.AsSpan(entries), stored.Length);
    }

    /// <summary>Reads entries.</summary>
    public static List<TEntry> Decode<TEntry, TLog>(ReadOnlySpan<byte[]> stored)
        where TLog : ILogMap<TSession, TEntry>
    {
        var entries = new List<TEntry>(stored.Length);
        foreach (var json in stored)
        {
            var reader = new JsonReader(json);
            entries.Add(TLog.Read(ref reader));
            reader.End();
        }

        return entries;
    }
}
