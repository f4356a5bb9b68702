using Persistence.Mapping;

namespace Persistence.Json;

/// <content>Logs.</content>
public abstract partial class AsyncJsonSessionStore<TSession, TKey, TMap>
{
    /// <summary>Adds entries at the end of a log, all of them or none.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="entries">The entries, in order. They are encoded before the call returns.</param>
    /// <param name="cancellationToken">Gives the call up as long as nothing was queued.</param>
    /// <returns>The sequence of the log's last entry.</returns>
    protected async ValueTask<long> AppendEntriesAsync<TEntry, TLog>(TKey key, ReadOnlyMemory<TEntry> entries, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry>
    {
        ThrowIfDisposed();
        cancellationToken.ThrowIfCancellationRequested();
        var commit = EncodeAppend<TEntry, TLog>(key, entries.Span);
        return LastOf<TEntry, TLog>(await CommitAsync(commit.Key, batch => ApplyAppend(batch, commit)).ConfigureAwait(false));
    }

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
        var stored = StoredKey(key);
        return ReadAsync(stored, ReadingOf<TEntry, TLog>(stored, EntryRange.After(afterSequence, limit)), cancellationToken);
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
        var stored = StoredKey(key);
        return ReadAsync(stored, ReadingOf<TEntry, TLog>(stored, EntryRange.FromEnd(count)), cancellationToken);
    }

    /// <summary>Counts the entries of a log.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The sequence of its last entry; 0 when it is empty.</returns>
    protected ValueTask<long> CountEntriesAsync<TEntry, TLog>(TKey key, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry>
    {
        var stored = StoredKey(key);
        return ReadAsync(stored, open => LastOf<TEntry, TLog>(Required(open, stored).State), cancellationToken);
    }
}
