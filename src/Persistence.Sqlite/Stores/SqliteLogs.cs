using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Makes the log handlers of a session class.</summary>
internal static class SqliteLogs
{
    /// <summary>One handler for each log, by ordinal.</summary>
    public static SqliteLog<TSession>[] Of<TSession, TKey, TMap>()
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
    {
        var collector = new Collector<TSession>(TMap.Table, []);
        TMap.VisitSqliteLogs(ref collector);
        return [.. collector.Logs];
    }

    private readonly struct Collector<TSession>(SqliteTable sessions, List<SqliteLog<TSession>> logs) : ISqliteLogVisitor<TSession>
        where TSession : class, IPersistedSession
    {
        public List<SqliteLog<TSession>> Logs => logs;

        public void Visit<TEntry, TLog>()
            where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry> =>
            logs.Add(new SqliteLog<TSession, TEntry, TLog>(sessions));
    }
}
