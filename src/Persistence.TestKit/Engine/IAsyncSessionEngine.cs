using Persistence.Mapping;

namespace Persistence.TestKit;

/// <summary>
/// An engine with the asynchronous twin of every member: what <see cref="AsyncEngineSessionStore{TSession, TKey, TMap}"/>
/// calls for session classes with <see cref="PersistedSessionAttribute.Async"/>. A backend without it is a whole
/// <see cref="ISessionEngine{TSession, TKey}"/> too.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <remarks>
/// Each member does what its synchronous twin does, with the same errors. Cancellation is looked at before anything is sent
/// or queued; a commit under way is carried out and its result reported.
/// </remarks>
public interface IAsyncSessionEngine<TSession, TKey> : ISessionEngine<TSession, TKey>, IAsyncSessionStore<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <summary>Appends entries to a log as one commit. Entries whose id the log holds already are left out.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The generated map of the log.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="entries">The entries; may be empty. They belong to the call until its task ends.</param>
    /// <param name="cancellationToken">Gives the call up as long as nothing was sent or queued.</param>
    /// <returns>The sequence of the log's last entry.</returns>
    /// <exception cref="SessionNotFoundException">The session is absent or expired; nothing was stored.</exception>
    /// <exception cref="SessionValidationException">An entry may not be stored; nothing was stored.</exception>
    ValueTask<long> AppendEntriesAsync<TEntry, TLog>(TKey key, ReadOnlyMemory<TEntry> entries, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry>;

    /// <summary>Reads entries, ascending by sequence.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The generated map of the log.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="afterSequence">The sequence behind which to start; 0 for the beginning.</param>
    /// <param name="limit">The most entries to read.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The entries.</returns>
    ValueTask<IReadOnlyList<TEntry>> ReadEntriesAsync<TEntry, TLog>(TKey key, long afterSequence, int limit, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry>;

    /// <summary>Reads the last entries of a log, ascending by sequence.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The generated map of the log.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="count">The most entries to read.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The entries.</returns>
    ValueTask<IReadOnlyList<TEntry>> ReadLastEntriesAsync<TEntry, TLog>(TKey key, int count, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry>;

    /// <summary>Counts the entries of a log.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The generated map of the log.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The number of entries, which is the sequence of the last one.</returns>
    ValueTask<long> CountEntriesAsync<TEntry, TLog>(TKey key, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry>;

    /// <summary>Finds the sessions whose indexed member has a value.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="value">The value as <see cref="IndexText"/>.</param>
    /// <param name="limit">The most keys to return.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The keys, ascending.</returns>
    ValueTask<SessionKeys<TKey>> FindByIndexAsync(int index, string value, int limit, CancellationToken cancellationToken);

    /// <summary>Finds the sessions whose indexed member lies in a range.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="lowest">The lowest value, included, as <see cref="IndexText"/>.</param>
    /// <param name="before">The value to stop before, as <see cref="IndexText"/>.</param>
    /// <param name="limit">The most keys to return.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The keys, ascending by value, then by key.</returns>
    ValueTask<SessionKeys<TKey>> FindByIndexRangeAsync(int index, string lowest, string before, int limit, CancellationToken cancellationToken);
}
