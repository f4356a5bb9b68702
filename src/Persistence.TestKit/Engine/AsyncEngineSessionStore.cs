using Persistence.Mapping;

namespace Persistence.TestKit;

/// <summary>
/// An <see cref="EngineSessionStore{TSession, TKey, TMap}"/> with asynchronous members: what the generated stores of session
/// classes with <see cref="PersistedSessionAttribute.Async"/> derive from.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map of the session class.</typeparam>
/// <remarks>
/// Every call goes to the engine unchanged. An engine that is no <see cref="IAsyncSessionEngine{TSession, TKey}"/> may be
/// used all the same; its asynchronous members throw <see cref="NotSupportedException"/> then.
/// </remarks>
public abstract partial class AsyncEngineSessionStore<TSession, TKey, TMap> : EngineSessionStore<TSession, TKey, TMap>, IAsyncSessionStore<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private readonly ISessionEngine<TSession, TKey> _given;

    /// <summary>Wraps an engine.</summary>
    /// <param name="engine">The engine; it is disposed with the store.</param>
    protected AsyncEngineSessionStore(ISessionEngine<TSession, TKey> engine)
        : base(engine) => _given = engine;

    private IAsyncSessionEngine<TSession, TKey> Engine
    {
        get
        {
            ThrowIfDisposed();
            return _given as IAsyncSessionEngine<TSession, TKey>
                ?? throw new NotSupportedException($"The engine {_given.GetType()} has no asynchronous members: it does not implement IAsyncSessionEngine.");
        }
    }

    /// <inheritdoc cref="IAsyncSessionEngine{TSession, TKey}.AppendEntriesAsync"/>
    protected ValueTask<long> AppendEntriesAsync<TEntry, TLog>(TKey key, ReadOnlyMemory<TEntry> entries, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry> =>
        Engine.AppendEntriesAsync<TEntry, TLog>(key, entries, cancellationToken);

    /// <inheritdoc cref="IAsyncSessionEngine{TSession, TKey}.ReadEntriesAsync"/>
    protected ValueTask<IReadOnlyList<TEntry>> ReadEntriesAsync<TEntry, TLog>(TKey key, long afterSequence, int limit, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry> =>
        Engine.ReadEntriesAsync<TEntry, TLog>(key, afterSequence, limit, cancellationToken);

    /// <inheritdoc cref="IAsyncSessionEngine{TSession, TKey}.ReadLastEntriesAsync"/>
    protected ValueTask<IReadOnlyList<TEntry>> ReadLastEntriesAsync<TEntry, TLog>(TKey key, int count, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry> =>
        Engine.ReadLastEntriesAsync<TEntry, TLog>(key, count, cancellationToken);

    /// <inheritdoc cref="IAsyncSessionEngine{TSession, TKey}.CountEntriesAsync"/>
    protected ValueTask<long> CountEntriesAsync<TEntry, TLog>(TKey key, CancellationToken cancellationToken)
        where TLog : ILogMap<TSession, TEntry> =>
        Engine.CountEntriesAsync<TEntry, TLog>(key, cancellationToken);

    /// <inheritdoc cref="IAsyncSessionEngine{TSession, TKey}.FindByIndexAsync"/>
    protected ValueTask<SessionKeys<TKey>> FindByIndexAsync(int index, string value, int limit, CancellationToken cancellationToken) =>
        Engine.FindByIndexAsync(index, value, limit, cancellationToken);

    /// <inheritdoc cref="IAsyncSessionEngine{TSession, TKey}.FindByIndexRangeAsync"/>
    protected ValueTask<SessionKeys<TKey>> FindByIndexRangeAsync(int index, string lowest, string before, int limit, CancellationToken cancellationToken) =>
        Engine.FindByIndexRangeAsync(index, lowest, before, limit, cancellationToken);
}
