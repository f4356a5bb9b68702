using Persistence.Mapping;

namespace Persistence.Redis;

/// <content>The end of the store's use, which every call says before it looks at anything else.</content>
public abstract partial class RedisSessionStore<TSession, TKey, TMap>
{
    /// <summary>Ends the use of the store. The connection stays open.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the use of the store.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing) => _connection.IsClosed = true;

    private protected string StoredKey(TKey key)
    {
        ThrowIfDisposed();
        return SessionGuard.StoredKey<TSession, TKey, TMap>(key, _store);
    }

    private protected void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_connection.IsClosed, this);
}
