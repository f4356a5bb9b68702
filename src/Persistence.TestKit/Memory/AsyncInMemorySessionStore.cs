using Persistence.Mapping;

namespace Persistence.TestKit;

/// <summary>
/// An <see cref="InMemorySessionStore{TSession, TKey, TMap}"/> with asynchronous members. There is nothing to wait for in
/// memory, so each task has ended when the call returns.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map of the session class, named as the class with <c>Map</c> appended.</typeparam>
public partial class AsyncInMemorySessionStore<TSession, TKey, TMap> : InMemorySessionStore<TSession, TKey, TMap>, IAsyncSessionEngine<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>Opens a store.</summary>
    /// <param name="database">What other stores share with this one; null for a memory of its own.</param>
    /// <param name="timeProvider">The clock that sessions expire by; null for the system's.</param>
    public AsyncInMemorySessionStore(InMemoryDatabase? database = null, TimeProvider? timeProvider = null)
        : base(database, timeProvider)
    {
    }

    /// <inheritdoc/>
    public ValueTask CreateAsync(TSession session, CancellationToken cancellationToken = default) =>
        Called(() => Create(session), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TSession?> FindAsync(TKey key, SessionLoad load = default, CancellationToken cancellationToken = default) =>
        Called(() => Find(key, load), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TSession> LoadAsync(TKey key, SessionLoad load = default, CancellationToken cancellationToken = default) =>
        Called(() => Load(key, load), cancellationToken);

    /// <inheritdoc/>
    public ValueTask SaveAsync(TSession session, CancellationToken cancellationToken = default) =>
        Called(() => Save(session), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(TKey key, CancellationToken cancellationToken = default) =>
        Called(() => Delete(key), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> ExistsAsync(TKey key, CancellationToken cancellationToken = default) =>
        Called(() => Exists(key), cancellationToken);

    private ValueTask<T> Called<T>(Func<T> call, CancellationToken cancellationToken)
    {
        ThrowIfDisposed();
        return CompletedCall.Of(call, cancellationToken);
    }

    private ValueTask Called(Action call, CancellationToken cancellationToken)
    {
        ThrowIfDisposed();
        return CompletedCall.Of(call, cancellationToken);
    }

    /// <summary>Ends the use of this store. What it stored stays in the <see cref="InMemoryDatabase"/>.</summary>
    /// <returns>A task that has ended.</returns>
    public ValueTask DisposeAsync()
    {
        Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
