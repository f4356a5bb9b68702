using Persistence.Mapping;
using Persistence.Redis.Appends;
using Persistence.Redis.Connection;
using StackExchange.Redis;

namespace Persistence.Redis;

/// <summary>
/// A <see cref="RedisSessionStore{TSession, TKey, TMap}"/> with asynchronous members: they send their commands through the
/// connection's asynchronous calls, so that no thread waits for the server. The generated stores of classes with
/// <see cref="PersistedSessionAttribute.Async"/> derive from it.
/// </summary>
/// <remarks>
/// A call that changes something can be cancelled until its change is sent: also while it waits for a server that cannot
/// be reached. From then on it is carried out, and repeated where an answer was lost, whatever becomes of the token. A call
/// that only reads ends at once when it is cancelled.
/// </remarks>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
public abstract partial class AsyncRedisSessionStore<TSession, TKey, TMap> : RedisSessionStore<TSession, TKey, TMap>, IAsyncSessionStore<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private readonly AppendLanes _appends;

    /// <summary>Opens the store. Nothing is sent to the server yet.</summary>
    /// <param name="redis">The connection.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">A setting is outside its range.</exception>
    protected AsyncRedisSessionStore(IConnectionMultiplexer redis, RedisStoreOptions? options = null)
        : base(redis, options) =>
        _appends = new AppendLanes(SendAppend, ReachForAppend);

    /// <inheritdoc/>
    public async ValueTask CreateAsync(TSession session, CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(session);
        await Commit(Draft(session, isCreation: true), session, RunMode.Awaiting(cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<TSession?> FindAsync(TKey key, SessionLoad load = default, CancellationToken cancellationToken = default) =>
        Read(StoredKey(key), load, RunMode.Awaiting(cancellationToken));

    /// <inheritdoc/>
    public async ValueTask<TSession> LoadAsync(TKey key, SessionLoad load = default, CancellationToken cancellationToken = default) =>
        await FindAsync(key, load, cancellationToken).ConfigureAwait(false) ?? throw Missing(key);

    /// <inheritdoc/>
    public async ValueTask SaveAsync(TSession session, CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(session);
        await Commit(Draft(session, session.Tracking.IsNew), session, RunMode.Awaiting(cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(TKey key, CancellationToken cancellationToken = default) =>
        Remove(StoredKey(key), onlyExpired: false, RunMode.Awaiting(cancellationToken));

    /// <inheritdoc/>
    public ValueTask<bool> ExistsAsync(TKey key, CancellationToken cancellationToken = default) =>
        IsThere(StoredKey(key), RunMode.Awaiting(cancellationToken));

    /// <summary>Ends the use of the store. The connection stays open; there is nothing to wait for.</summary>
    /// <returns>A task that has ended.</returns>
    public ValueTask DisposeAsync()
    {
        Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
