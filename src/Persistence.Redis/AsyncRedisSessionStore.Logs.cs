using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Sessions;

namespace Persistence.Redis;

/// <content>Logs.</content>
public abstract partial class AsyncRedisSessionStore<TSession, TKey, TMap>
{
    /// <summary>
    /// Adds entries at the end of a log, all of them or none. When several calls for one log are under way, further ones are
    /// sent together with the next answer, in the order of the calls.
    /// </summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="entries">The entries, in order. They are encoded before the call returns.</param>
    /// <param name="cancellationToken">Gives the call up as long as nothing was sent.</param>
    /// <returns>The sequence of the log's last entry.</returns>
    protected ValueTask<long> AppendEntriesAsync<TEntry, TLog>(TKey key, ReadOnlyMemory<TEntry> entries, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry>
    {
        var stored = StoredKey(key);
        var request = AppendRequest<TEntry, TLog>(stored, entries.Span);
        return entries.IsEmpty ? AppendNothing(request, cancellationToken) : _appends.Append(request, cancellationToken);
    }

    private async ValueTask<long> AppendNothing(RedisRequest request, CancellationToken cancellationToken) =>
        (long)await SendAppend(request, RunMode.Awaiting(cancellationToken)).ConfigureAwait(false);

    /// <summary>Reads entries of a log in order.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="afterSequence">The sequence behind which to begin.</param>
    /// <param name="limit">The most entries to read.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The entries, ascending by sequence.</returns>
    protected ValueTask<IReadOnlyList<TEntry>> ReadEntriesAsync<TEntry, TLog>(TKey key, long afterSequence, int limit, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry>
    {
        ThrowIfDisposed();
        var range = LogRange.After(afterSequence, limit);
        return ReadLog<TEntry, TLog>(StoredKey(key), range, RunMode.Awaiting(cancellationToken));
    }

    /// <summary>Reads the last entries of a log.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The entries, ascending by sequence.</returns>
    protected ValueTask<IReadOnlyList<TEntry>> ReadLastEntriesAsync<TEntry, TLog>(TKey key, int count, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry>
    {
        ThrowIfDisposed();
        var range = LogRange.FromEnd(count);
        return ReadLog<TEntry, TLog>(StoredKey(key), range, RunMode.Awaiting(cancellationToken));
    }

    /// <summary>Counts the entries of a log.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The sequence of its last entry; 0 when it is empty.</returns>
    protected ValueTask<long> CountEntriesAsync<TEntry, TLog>(TKey key, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry> =>
        CountLog(StoredKey(key), TLog.Description, RunMode.Awaiting(cancellationToken));
}
