using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>The logs of a session class.</summary>
internal static class JsonLogs
{
    /// <summary>Lists them in the order of their ordinals.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <typeparam name="TMap">The generated map.</typeparam>
    /// <returns>The logs.</returns>
    public static JsonLog<TSession>[] Of<TSession, TKey, TMap>()
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        var collector = new Collector<TSession>([]);
        TMap.VisitLogs(ref collector);
        return [.. collector.Logs.OrderBy(static log => log.Description.Ordinal)];
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
