namespace Persistence.Engine;

/// <summary>The calls of a store that concern one key, blocking and awaited alike.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="store">An <see cref="ISessionStore{TSession, TKey}"/> for blocking calls, an <see cref="IAsyncSessionStore{TSession, TKey}"/> for awaited ones.</param>
/// <param name="key">The session's key.</param>
internal readonly struct KeyedCalls<TSession, TKey>(object store, TKey key)
    where TSession : class
    where TKey : notnull
{
    public ValueTask<TSession?> Find(SessionLoad load, IoMode mode) => mode.IsAsync ? Awaited.FindAsync(key, load, mode.Cancellation) : new(Blocking.Find(key, load));

    public ValueTask<TSession> Load(IoMode mode) => mode.IsAsync ? Awaited.LoadAsync(key, SessionLoad.HeaderOnly, mode.Cancellation) : new(Blocking.Load(key, SessionLoad.HeaderOnly));

    public ValueTask Create(TSession session, IoMode mode)
    {
        if (mode.IsAsync)
        {
            return Awaited.CreateAsync(session, mode.Cancellation);
        }

        Blocking.Create(session);
        return ValueTask.CompletedTask;
    }

    public ValueTask Save(TSession session, IoMode mode)
    {
        if (mode.IsAsync)
        {
            return Awaited.SaveAsync(session, mode.Cancellation);
        }

        Blocking.Save(session);
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> Delete(IoMode mode) => mode.IsAsync ? Awaited.DeleteAsync(key, mode.Cancellation) : new(Blocking.Delete(key));

    public void RequireKey(TSession session) => SingleCalls<TSession, TKey>.Of(store).RequireKey(session, key);

    private ISessionStore<TSession, TKey> Blocking => (ISessionStore<TSession, TKey>)store;

    private IAsyncSessionStore<TSession, TKey> Awaited => (IAsyncSessionStore<TSession, TKey>)store;
}
