using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>The logs of a session class, each by ordinal: for the store, for whole sessions that are read, and for those that are written.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
internal sealed class SqliteLogs<TSession, TKey, TMap>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    private readonly List<LogHandler<TSession, TKey>> _handlers = [];
    private readonly List<ILogReader<TSession>> _readers = [];
    private readonly List<ILogWriter<TSession>> _writers = [];
    private readonly List<ISearchedEntries<TKey>?> _searched = [];
    private readonly StoredExpiry<TSession, TKey, TMap> _expiry;

    /// <summary>Makes the logs.</summary>
    /// <param name="context">The store.</param>
    /// <param name="snapshots">Reads as of one moment.</param>
    /// <param name="lookup">Finds rows.</param>
    public SqliteLogs(SqliteContext context, SnapshotReader snapshots, SessionLookup<TSession, TKey, TMap> lookup)
    {
        _expiry = new StoredExpiry<TSession, TKey, TMap>(context, snapshots);
        var collector = new Collector(this, context, (snapshots, lookup));
        TMap.VisitSqliteLogs(ref collector);
    }

    /// <summary>What the store calls.</summary>
    public IReadOnlyList<LogHandler<TSession, TKey>> Handlers => _handlers;

    /// <summary>What reads them.</summary>
    public IReadOnlyList<ILogReader<TSession>> Readers => _readers;

    /// <summary>What writes them.</summary>
    public IReadOnlyList<ILogWriter<TSession>> Writers => _writers;

    /// <summary>What their search indexes are over; null for a log that is not searched.</summary>
    public IReadOnlyList<ISearchedEntries<TKey>?> Searched => _searched;

    private readonly struct Collector(
        SqliteLogs<TSession, TKey, TMap> logs,
        SqliteContext context,
        (SnapshotReader Snapshots, SessionLookup<TSession, TKey, TMap> Lookup) reads) : ISqliteLogVisitor<TSession>
    {
        public void Visit<TEntry, TLog>()
            where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
        {
            var sql = context.Sql.Logs[TLog.Description.Ordinal];
            var postings = context.LogSearches[TLog.Description.Ordinal] is { } place ? new LogPostings<TEntry>(place, TLog.CollectText) : null;
            var (reader, writer) = (new LogReader<TSession, TEntry, TLog>(sql), new LogWriter<TSession, TEntry, TLog>(sql, postings));
            logs._readers.Add(reader);
            logs._writers.Add(writer);
            logs._searched.Add(postings is null ? null : new SearchedEntries<TSession, TKey, TMap, TEntry, TLog>(context, reads.Snapshots, reader, postings));
            logs._handlers.Add(new SqliteLog<TSession, TKey, TMap, TEntry, TLog>(new AppendTarget<TSession, TKey, TEntry, TLog>(context, sql, writer, logs._expiry), reads, reader));
        }
    }
}
