using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Makes the log handlers of a session class.</summary>
internal static class JsonLogs
{
    /// <summary>One handler for each log, by ordinal.</summary>
    public static JsonLog<TSession>[] Of<TSession, TKey, TMap>()
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        var collector = new Collector<TSession>([]);
        TMap.VisitLogs(ref collector);
        return [.. collector.Logs];
    }

    private readonly struct Collector<TSession>(List<JsonLog<TSession>> logs) : ILogVisitor<TSession>
        where TSession : class, IPersistedSession
    {
        public List<JsonLog<TSession>> Logs => logs;

        public void Visit<TEntry, TLog>()
            where TLog : ILogMap<TSession, TEntry> =>
            logs.Add(new JsonLog<TSession, TEntry, TLog>());
    }
}
