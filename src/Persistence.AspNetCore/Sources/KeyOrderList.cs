namespace Persistence.AspNetCore.Sources;

/// <summary>Reads the first sessions by key, where the application does not say which are listed.</summary>
/// <param name="store">The store.</param>
/// <param name="count">How many.</param>
internal sealed class KeyOrderList<TSession, TKey>(IAsyncSessionStore<TSession, TKey> store, int count)
    where TSession : class
    where TKey : notnull
{
    public async ValueTask<IReadOnlyList<TSession>> Read(CancellationToken cancellationToken)
    {
        var keys = new List<TKey>();
        await foreach (var key in store.KeysAsync(cancellationToken).ConfigureAwait(false))
        {
            keys.Add(key);
            if (keys.Count == count)
            {
                break;
            }
        }

        return await store.LoadManyAsync(keys, SessionLoad.HeaderOnly, cancellationToken).ConfigureAwait(false);
    }
}
