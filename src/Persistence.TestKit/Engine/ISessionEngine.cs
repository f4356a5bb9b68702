using Persistence.Mapping;

namespace Persistence.TestKit;

/// <summary>
/// A store that is not typed yet: the contract, and what the typed members of a generated store call. Whoever writes
/// a backend implements this once, generic over the generated map; see docs/testkit.md.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <remarks>
/// Reads of the log of an absent or expired session throw <see cref="SessionNotFoundException"/>; a negative limit,
/// count or sequence throws <see cref="ArgumentOutOfRangeException"/>; keys are checked as everywhere.
/// </remarks>
public interface ISessionEngine<TSession, TKey> : ISessionStore<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <summary>Appends entries to a log as one commit. Entries whose id the log holds already are left out.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The generated map of the log.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="entries">The entries; may be empty.</param>
    /// <returns>The sequence of the log's last entry.</returns>
    /// <exception cref="SessionNotFoundException">The session is absent or expired; nothing was stored.</exception>
    /// <exception cref="SessionValidationException">An entry may not be stored; nothing was stored.</exception>
    long AppendEntries<TEntry, TLog>(TKey key, ReadOnlySpan<TEntry> entries)
        where TLog : ILogMap<TSession, TEntry>;

    /// <summary>Reads entries, ascending by sequence.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The generated map of the log.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="afterSequence">The sequence behind which to start; 0 for the beginning.</param>
    /// <param name="limit">The most entries to read.</param>
    /// <returns>The entries.</returns>
    IReadOnlyList<TEntry> ReadEntries<TEntry, TLog>(TKey key, long afterSequence, int limit)
        where TLog : ILogMap<TSession, TEntry>;

    /// <summary>Reads the last entries of a log, ascending by sequence.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The generated map of the log.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="count">The most entries to read.</param>
    /// <returns>The entries.</returns>
    IReadOnlyList<TEntry> ReadLastEntries<TEntry, TLog>(TKey key, int count)
        where TLog : ILogMap<TSession, TEntry>;

    /// <summary>Counts the entries of a log.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The generated map of the log.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <returns>The number of entries, which is the sequence of the last one.</returns>
    long CountEntries<TEntry, TLog>(TKey key)
        where TLog : ILogMap<TSession, TEntry>;

    /// <summary>Finds the sessions whose indexed member has a value.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="value">The value as <see cref="IndexText"/>.</param>
    /// <param name="limit">The most keys to return.</param>
    /// <returns>The keys, ascending.</returns>
    SessionKeys<TKey> FindByIndex(int index, string value, int limit);

    /// <summary>Finds the sessions whose indexed member lies in a range.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="lowest">The lowest value, included, as <see cref="IndexText"/>.</param>
    /// <param name="before">The value to stop before, as <see cref="IndexText"/>.</param>
    /// <param name="limit">The most keys to return.</param>
    /// <returns>The keys, ascending by value, then by key.</returns>
    SessionKeys<TKey> FindByIndexRange(int index, string lowest, string before, int limit);
}
