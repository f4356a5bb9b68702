using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <content>Typed access to logs and indexes, for generated stores.</content>
public abstract partial class AsyncSqliteSessionStore<TSession, TKey, TMap>
{
    /// <summary>Adds entries at the end of a log, all of them or none.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="entries">The entries, in order.</param>
    /// <param name="cancellationToken">Gives the call up as long as it was not queued.</param>
    /// <returns>The sequence of the log's last entry.</returns>
    protected async ValueTask<long> AppendEntriesAsync<TEntry, TLog>(TKey key, ReadOnlyMemory<TEntry> entries, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
    {
        var stored = StoredKey(key);
        var work = AppendWork<TEntry, TLog>.Rent();
        try
        {
            work.Begin(this, key, stored, entries.Span);
            await Database.WriteAsync(stored, work, cancellationToken).ConfigureAwait(false);
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
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The entries, ascending.</returns>
    protected async ValueTask<IReadOnlyList<TEntry>> ReadEntriesAsync<TEntry, TLog>(TKey key, long afterSequence, int limit, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
    {
        var stored = StoredKey(key);
        return await Database.ReadAsync(stored, ReadingAfter<TEntry, TLog>(key, stored, afterSequence, limit), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the last entries of a log.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The entries, ascending.</returns>
    protected async ValueTask<IReadOnlyList<TEntry>> ReadLastEntriesAsync<TEntry, TLog>(TKey key, int count, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
    {
        var stored = StoredKey(key);
        return await Database.ReadAsync(stored, ReadingLast<TEntry, TLog>(key, stored, count), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Counts the entries of a log.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The number of entries.</returns>
    protected async ValueTask<long> CountEntriesAsync<TEntry, TLog>(TKey key, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
    {
        var stored = StoredKey(key);
        return await Database.ReadAsync(stored, Counting<TEntry, TLog>(key, stored), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds the sessions that hold a value.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <typeparam name="TColumn">Its column.</typeparam>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="value">The value.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>Their keys, ascending.</returns>
    protected async ValueTask<SessionKeys<TKey>> FindByIndexAsync<TValue, TColumn>(int index, TValue value, int limit, CancellationToken cancellationToken)
        where TColumn : ISqliteColumn<TValue> =>
        await Database.ReadAsync(null, FindingEqual<TValue, TColumn>(index, value, limit), cancellationToken).ConfigureAwait(false);

    /// <summary>Finds the sessions whose value lies in a range.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <typeparam name="TColumn">Its column.</typeparam>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="from">The start, included.</param>
    /// <param name="to">The end, excluded.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>Their keys, ascending by value, then by key.</returns>
    protected async ValueTask<SessionKeys<TKey>> FindByIndexRangeAsync<TValue, TColumn>(int index, TValue from, TValue to, int limit, CancellationToken cancellationToken)
        where TColumn : ISqliteColumn<TValue> =>
        await Database.ReadAsync(null, FindingBetween<TValue, TColumn>(index, from, to, limit), cancellationToken).ConfigureAwait(false);
}
