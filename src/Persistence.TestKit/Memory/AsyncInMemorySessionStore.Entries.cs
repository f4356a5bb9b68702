using Persistence.Mapping;

namespace Persistence.TestKit;

/// <content>Logs and indexes.</content>
public partial class AsyncInMemorySessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public ValueTask<long> AppendEntriesAsync<TEntry, TLog>(TKey key, ReadOnlyMemory<TEntry> entries, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry> =>
        Called(() => AppendEntries<TEntry, TLog>(key, entries.Span), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TEntry>> ReadEntriesAsync<TEntry, TLog>(TKey key, long afterSequence, int limit, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry> =>
        Called(() => ReadEntries<TEntry, TLog>(key, afterSequence, limit), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TEntry>> ReadLastEntriesAsync<TEntry, TLog>(TKey key, int count, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry> =>
        Called(() => ReadLastEntries<TEntry, TLog>(key, count), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> CountEntriesAsync<TEntry, TLog>(TKey key, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry> =>
        Called(() => CountEntries<TEntry, TLog>(key), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<SessionKeys<TKey>> FindByIndexAsync(int index, string value, int limit, CancellationToken cancellationToken) =>
        Called(() => FindByIndex(index, value, limit), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<SessionKeys<TKey>> FindByIndexRangeAsync(int index, string lowest, string before, int limit, CancellationToken cancellationToken) =>
        Called(() => FindByIndexRange(index, lowest, before, limit), cancellationToken);
}
