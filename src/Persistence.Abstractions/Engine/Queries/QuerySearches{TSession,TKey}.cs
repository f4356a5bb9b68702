using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>The searches among the sessions for which the conditions of a query hold.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="store">The store object.</param>
/// <param name="engine">Its engine.</param>
/// <param name="conditions">The conditions.</param>
internal readonly struct QuerySearches<TSession, TKey>(SessionStore<TSession, TKey> store, SessionEngine<TSession, TKey> engine, IReadOnlyList<QueryCondition> conditions)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <summary>The search over headers.</summary>
    public SessionSearch<TSession, TKey> Sessions => new(store, conditions);

    /// <summary>The search over a log.</summary>
    /// <typeparam name="TEntry">The type of the entries.</typeparam>
    /// <param name="ordinal">The ordinal of the log.</param>
    public SessionLogSearch<TSession, TKey, TEntry> Entries<TEntry>(int ordinal) => new(store, (LogHandler<TSession, TKey, TEntry>)engine.Logs[ordinal], conditions);
}
