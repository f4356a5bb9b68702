using Persistence.Mapping;

namespace Persistence.TestKit;

/// <summary>
/// Makes an engine written elsewhere a typed store: for each session class a store named as the class with
/// <c>EngineStore</c> appended is generated that derives from this.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map of the session class.</typeparam>
/// <remarks>Every call goes to the engine unchanged until the store is disposed, which it says first; what it may be used for at the same time is the engine's affair.</remarks>
public abstract partial class EngineSessionStore<TSession, TKey, TMap> : ISessionStore<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private readonly ISessionEngine<TSession, TKey> _engine;
    private bool _isDisposed;

    /// <summary>Wraps an engine.</summary>
    /// <param name="engine">The engine; it is disposed with the store.</param>
    protected EngineSessionStore(ISessionEngine<TSession, TKey> engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        _engine = engine;
    }

    private ISessionEngine<TSession, TKey> Engine
    {
        get
        {
            ThrowIfDisposed();
            return _engine;
        }
    }

    private protected void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_isDisposed, this);

    private protected void Close() => _isDisposed = true;

    /// <inheritdoc cref="ISessionEngine{TSession, TKey}.AppendEntries"/>
    protected long AppendEntries<TEntry, TLog>(TKey key, ReadOnlySpan<TEntry> entries)
        where TLog : ILogMap<TSession, TEntry> =>
        Engine.AppendEntries<TEntry, TLog>(key, entries);

    /// <inheritdoc cref="ISessionEngine{TSession, TKey}.ReadEntries"/>
    protected IReadOnlyList<TEntry> ReadEntries<TEntry, TLog>(TKey key, long afterSequence, int limit)
        where TLog : ILogMap<TSession, TEntry> =>
        Engine.ReadEntries<TEntry, TLog>(key, afterSequence, limit);

    /// <inheritdoc cref="ISessionEngine{TSession, TKey}.ReadLastEntries"/>
    protected IReadOnlyList<TEntry> ReadLastEntries<TEntry, TLog>(TKey key, int count)
        where TLog : ILogMap<TSession, TEntry> =>
        Engine.ReadLastEntries<TEntry, TLog>(key, count);

    /// <inheritdoc cref="ISessionEngine{TSession, TKey}.CountEntries"/>
    protected long CountEntries<TEntry, TLog>(TKey key)
        where TLog : ILogMap<TSession, TEntry> =>
        Engine.CountEntries<TEntry, TLog>(key);

    /// <inheritdoc cref="ISessionEngine{TSession, TKey}.FindByIndex"/>
    protected SessionKeys<TKey> FindByIndex(int index, string value, int limit) =>
        Engine.FindByIndex(index, value, limit);

    /// <inheritdoc cref="ISessionEngine{TSession, TKey}.FindByIndexRange"/>
    protected SessionKeys<TKey> FindByIndexRange(int index, string lowest, string before, int limit) =>
        Engine.FindByIndexRange(index, lowest, before, limit);
}
