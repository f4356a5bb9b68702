using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <content>Typed access to logs and indexes, for generated stores.</content>
public abstract partial class SqliteSessionStore<TSession, TKey, TMap>
{
    /// <summary>Adds entries at the end of a log, all of them or none.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="entries">The entries, in order.</param>
    /// <returns>The sequence of the log's last entry.</returns>
    protected long AppendEntries<TEntry, TLog>(TKey key, ReadOnlySpan<TEntry> entries)
        where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
    {
        var stored = StoredKey(key);
        var work = AppendWork<TEntry, TLog>.Rent();
        try
        {
            work.Begin(this, key, stored, entries);
            _database.Write(stored, work);
            return work.Last;
        }
        finally
        {
            work.Return();
        }
    }

    /// <summary>Reads entries of a log behind a sequence.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="afterSequence">The sequence behind which to begin.</param>
    /// <param name="limit">The most entries to read.</param>
    /// <returns>The entries, ascending.</returns>
    protected IReadOnlyList<TEntry> ReadEntries<TEntry, TLog>(TKey key, long afterSequence, int limit)
        where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return OnLog<TEntry, TLog, List<TEntry>>(key, (log, link, id) => log.ReadAfter(link, id, afterSequence, limit));
    }

    /// <summary>Reads the last entries of a log.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="count">How many.</param>
    /// <returns>The entries, ascending.</returns>
    protected IReadOnlyList<TEntry> ReadLastEntries<TEntry, TLog>(TKey key, int count)
        where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return OnLog<TEntry, TLog, List<TEntry>>(key, (log, link, id) => log.ReadLast(link, id, count));
    }

    /// <summary>Counts the entries of a log.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <returns>The number of entries.</returns>
    protected long CountEntries<TEntry, TLog>(TKey key)
        where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry> =>
        OnLog<TEntry, TLog, long>(key, static (log, link, id) => log.LastSequence(link, id));

    private T OnLog<TEntry, TLog, T>(TKey key, Func<SqliteLog<TSession, TEntry, TLog>, SqliteLink, long, T> read)
        where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
    {
        var stored = StoredKey(key);
        var log = LogOf<TEntry, TLog>();
        return ReadSnapshot(stored, link =>
        {
            var row = FindLiveRow(link, key, stored, Now.ToUnixTimeMilliseconds()) ?? throw SessionErrors.NotFound(stored, Store);
            return read(log, link, row.Id);
        });
    }

    private static SqliteLog<TSession, TEntry, TLog> LogOf<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry> =>
        (SqliteLog<TSession, TEntry, TLog>)s_logs[TLog.Description.Ordinal];

    private static void Slide(SqliteLink link, SessionRow row, DateTimeOffset now)
    {
        if (Expiry(now, row.ExpiresAt, isCreation: false) is { } expiry && expiry != row.ExpiresAt)
        {
            var touch = link.Prepare(s_sql.Touch);
            touch.BindInt64(1, expiry);
            touch.BindInt64(2, row.Id);
            touch.Run();
        }
    }

    private void ThrowIfAny(ValidationErrors errors, string stored)
    {
        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(stored, Store, errors);
        }
    }
}
