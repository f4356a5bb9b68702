using Persistence.Mapping;
using StackExchange.Redis;

namespace Persistence.Redis;

/// <summary>
/// Keeps sessions of one class in Redis. The generated stores derive from it. It may be used from many threads, and
/// many processes may use the same server. The connection belongs to the caller and is not disposed with the store.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
public abstract partial class RedisSessionStore<TSession, TKey, TMap> : ISessionStore<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>Opens the store. Nothing is sent to the server yet.</summary>
    /// <param name="redis">The connection.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">A setting is outside its range.</exception>
    protected RedisSessionStore(IConnectionMultiplexer redis, RedisStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(redis);
        (options ?? new RedisStoreOptions()).Validate();
    }

    /// <inheritdoc/>
    public void Create(TSession session) => throw new NotImplementedException();

    /// <inheritdoc/>
    public TSession? Find(TKey key, SessionLoad load = default) => throw new NotImplementedException();

    /// <inheritdoc/>
    public TSession Load(TKey key, SessionLoad load = default) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Save(TSession session) => throw new NotImplementedException();

    /// <inheritdoc/>
    public bool Delete(TKey key) => throw new NotImplementedException();

    /// <inheritdoc/>
    public bool Exists(TKey key) => throw new NotImplementedException();

    /// <summary>Ends the use of the store. The connection stays open.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the use of the store.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
