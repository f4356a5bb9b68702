namespace Persistence.Engine;

/// <summary>Batches of a store that is another's own, such as a test's: one call after another.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="store">An <see cref="ISessionStore{TSession, TKey}"/> for blocking calls, an <see cref="IAsyncSessionStore{TSession, TKey}"/> for awaited ones.</param>
internal sealed class SingleCalls<TSession, TKey>(object store) : ISessionBatches<TSession, TKey>
    where TSession : class
    where TKey : notnull
{
    /// <summary>The batches of any store.</summary>
    /// <param name="store">The store.</param>
    public static ISessionBatches<TSession, TKey> Of(object store) => (store as IKeyedStore<TSession, TKey>)?.Batches ?? new SingleCalls<TSession, TKey>(store);

    /// <inheritdoc/>
    public async ValueTask<BatchResult<TSession>> Write(IReadOnlyList<TSession> sessions, bool isCreation, IoMode mode)
    {
        var calls = new BatchCalls<TSession, bool>(sessions, async (session, mode) =>
        {
            var one = new KeyedCalls<TSession, TKey>(store, default!);
            if (isCreation)
            {
                await one.Create(session, mode).ConfigureAwait(false);
            }
            else
            {
                await one.Save(session, mode).ConfigureAwait(false);
            }

            return true;
        });
        return (await calls.OneByOne(mode).ConfigureAwait(false)).ToResult(sessions);
    }

    /// <inheritdoc/>
    public async ValueTask<BatchResult<TKey>> Delete(IReadOnlyList<TKey> keys, IoMode mode) =>
        (await new BatchCalls<TKey, bool>(keys, (key, mode) => new KeyedCalls<TSession, TKey>(store, key).Delete(mode)).OneByOne(mode).ConfigureAwait(false)).ToResult(keys);

    /// <inheritdoc/>
    public async ValueTask<SessionPage<TSession>> Load(IReadOnlyList<TKey> keys, SessionLoad load, IoMode mode) =>
        (await new BatchCalls<TKey, TSession?>(keys, (key, mode) => new KeyedCalls<TSession, TKey>(store, key).Find(load, mode)).OneByOne(mode).ConfigureAwait(false))
            .ToPage(position => keys[position].ToString() ?? "", BatchOutcomes.IsOfOneSession);

    /// <inheritdoc/>
    public void RequireKey(TSession session, TKey key)
    {
        // Here the key of a session cannot be seen.
    }
}
