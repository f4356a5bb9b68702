using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Makes the logs of a session class.</summary>
internal static class JsonLogs
{
    /// <summary>How files hold each log, by ordinal.</summary>
    public static IReadOnlyList<StoredLog<TSession>> Stored<TSession, TKey, TMap>()
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        var collector = new StoredCollector<TSession>([]);
        TMap.VisitLogs(ref collector);
        return [.. collector.Logs.OrderBy(static log => log.Description.Ordinal)];
    }

    /// <summary>One handler for each log, by ordinal.</summary>
    public static IReadOnlyList<LogHandler<TSession, TKey>> Of<TSession, TKey, TMap>(JsonContext context, IReadOnlyList<StoredLog> stored, AppendCommand append, EntryLoader entries)
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        var collector = new Collector<TSession, TKey>(context, stored, (append, entries), []);
        TMap.VisitLogs(ref collector);
        return [.. collector.Logs.OrderBy(static log => log.Description.Ordinal)];
    }

    private readonly struct StoredCollector<TSession>(List<StoredLog<TSession>> logs) : ILogVisitor<TSession>
        where TSession : class, IPersistedSession
    {
        public List<StoredLog<TSession>> Logs => logs;

        public void Visit<TEntry, TLog>()
            where TLog : ILogMap<TSession, TEntry> =>
            logs.Add(new StoredLog<TSession, TEntry, TLog>());
    }

    private readonly struct Collector<TSession, TKey>(JsonContext context, IReadOnlyList<StoredLog> stored, (AppendCommand Append, EntryLoader Entries) parts, List<LogHandler<TSession, TKey>> logs) : ILogVisitor<TSession>
        where TSession : class, IPersistedSession
        where TKey : notnull
    {
        public List<LogHandler<TSession, TKey>> Logs => logs;

        public void Visit<TEntry, TLog>()
            where TLog : ILogMap<TSession, TEntry> =>
            logs.Add(new JsonLog<TSession, TKey, TEntry, TLog>(context, stored[TLog.Description.Ordinal], parts.Append, parts.Entries));
    }
}
