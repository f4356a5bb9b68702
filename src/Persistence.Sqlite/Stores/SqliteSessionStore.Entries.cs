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
            Database.Write(stored, work);
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
        var stored = StoredKey(key);
        return Database.Read(stored, ReadingAfter<TEntry, TLog>(key, stored, afterSequence, limit));
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
        var stored = StoredKey(key);
        return Database.Read(stored, ReadingLast<TEntry, TLog>(key, stored, count));
    }

    /// <summary>Counts the entries of a log.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <returns>The number of entries.</returns>
    protected long CountEntries<TEntry, TLog>(TKey key)
        where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
    {
        var stored = StoredKey(key);
        return Database.Read(stored, Counting<TEntry, TLog>(key, stored));
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
