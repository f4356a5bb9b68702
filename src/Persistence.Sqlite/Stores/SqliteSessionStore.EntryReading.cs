using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <content>What a connection does to read entries.</content>
public abstract partial class SqliteSessionStore<TSession, TKey, TMap>
{
    /// <summary>Reads entries of a log behind a sequence.</summary>
    private protected Func<SqliteLink, List<TEntry>> ReadingAfter<TEntry, TLog>(TKey key, string stored, long afterSequence, int limit)
        where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return OnLog<TEntry, TLog, List<TEntry>>(key, stored, (log, link, id) => log.ReadAfter(link, id, afterSequence, limit));
    }

    /// <summary>Reads the last entries of a log.</summary>
    private protected Func<SqliteLink, List<TEntry>> ReadingLast<TEntry, TLog>(TKey key, string stored, int count)
        where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return OnLog<TEntry, TLog, List<TEntry>>(key, stored, (log, link, id) => log.ReadLast(link, id, count));
    }

    /// <summary>Counts the entries of a log.</summary>
    private protected Func<SqliteLink, long> Counting<TEntry, TLog>(TKey key, string stored)
        where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry> =>
        OnLog<TEntry, TLog, long>(key, stored, static (log, link, id) => log.LastSequence(link, id));

    private Func<SqliteLink, T> OnLog<TEntry, TLog, T>(TKey key, string stored, Func<SqliteLog<TSession, TEntry, TLog>, SqliteLink, long, T> read)
        where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
    {
        var log = LogOf<TEntry, TLog>();
        return Snapshot(stored, link =>
        {
            var row = FindLiveRow(link, key, stored, Now.ToUnixTimeMilliseconds()) ?? throw SessionErrors.NotFound(stored, Store);
            return read(log, link, row.Id);
        });
    }
}
