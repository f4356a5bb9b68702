using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Tables and statements of a session class. Made once per class, not once per store: a connection finds its statements by the identity of their text.</summary>
internal sealed class ClassSql
{
    private ClassSql(SqliteTable table, IReadOnlyList<(SqliteLogTable Table, LogDescription Log)> logs, SessionDescription description)
    {
        Table = table;
        LogTables = logs;
        Sessions = new SessionSql(table, description);
        Indexes = [.. table.Indexes.Select(index => new IndexSql(table, index, Sessions.IsOlder))];
        UniqueIndexes = [.. Indexes.Where(static index => index.Index.IsUnique)];
        MultiValuedIndexes = [.. Indexes.Where(static index => index.Index.IsMultiValued)];
        FoldedIndexes = [.. Indexes.Where(static index => index.Fold.Length > 0)];
        Logs = [.. logs.Select(log => new LogSql(Sessions, log.Table, log.Log.HasIds, log.Log.Searchable.Count > 0))];
        HeaderSearch = description.Searchable.Count == 0 ? null : new SearchSql(Sessions, table.Name, description.Searchable, description);
        LogSearches = [.. logs.Select(log => log.Log.Searchable.Count == 0 ? null : new SearchSql(Sessions, log.Table.Name, log.Log.Searchable, description))];
        ChildTables = [.. logs.Select(static log => log.Table.Name), .. MultiValuedIndexes.Select(static index => index.ValueTable)];
    }

    /// <summary>The session table.</summary>
    public SqliteTable Table { get; }

    /// <summary>The log tables, by ordinal.</summary>
    public IReadOnlyList<(SqliteLogTable Table, LogDescription Log)> LogTables { get; }

    /// <summary>The tables whose rows belong to sessions.</summary>
    public IReadOnlyList<string> ChildTables { get; }

    /// <summary>The statements on the session table.</summary>
    public SessionSql Sessions { get; }

    /// <summary>The statements of the logs, by ordinal.</summary>
    public IReadOnlyList<LogSql> Logs { get; }

    /// <summary>The search index over headers; null where they are not searched.</summary>
    public SearchSql? HeaderSearch { get; }

    /// <summary>The search indexes over logs, by ordinal; null for one that is not searched.</summary>
    public IReadOnlyList<SearchSql?> LogSearches { get; }

    /// <summary>The statements of the indexes, by ordinal.</summary>
    public IReadOnlyList<IndexSql> Indexes { get; }

    /// <summary>Those of the unique ones.</summary>
    public IReadOnlyList<IndexSql> UniqueIndexes { get; }

    /// <summary>Those over the elements of collections.</summary>
    public IReadOnlyList<IndexSql> MultiValuedIndexes { get; }

    /// <summary>Those over texts without case.</summary>
    public IReadOnlyList<IndexSql> FoldedIndexes { get; }

    /// <summary>The tables and statements of a class. The same object at each call.</summary>
    public static ClassSql Of<TSession, TKey, TMap>()
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey> => OfClass<TSession, TKey, TMap>.Instance;

    private static class OfClass<TSession, TKey, TMap>
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
    {
        public static readonly ClassSql Instance = Make();

        private static ClassSql Make()
        {
            var collector = new Collector<TSession>([]);
            TMap.VisitSqliteLogs(ref collector);
            return new ClassSql(TMap.Table, collector.Logs, TMap.Description);
        }
    }

    private readonly struct Collector<TSession>(List<(SqliteLogTable, LogDescription)> logs) : ISqliteLogVisitor<TSession>
        where TSession : class, IPersistedSession
    {
        public List<(SqliteLogTable, LogDescription)> Logs => logs;

        public void Visit<TEntry, TLog>()
            where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry> => logs.Add((TLog.Table, TLog.Description));
    }
}
