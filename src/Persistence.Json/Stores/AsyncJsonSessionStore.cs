using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>
/// A <see cref="JsonSessionStore{TSession, TKey, TMap}"/> with asynchronous members, none of which blocks the calling thread. The
/// generated stores of classes with <see cref="PersistedSessionAttribute.Async"/> derive from it.
/// </summary>
/// <remarks>
/// Operating systems offer no file calls that wait without a thread, so the files are read and written by threads of the pool.
/// Waiting takes none: an append or a save waits for its turn, and for another process that holds the session, as a task; those that
/// wait at the same time are committed together, with one write and one flush, by one thread of the pool, whether they came
/// through synchronous or asynchronous members. A call that reads takes a thread of the pool for as long as it reads. Saves that
/// change values of unique indexes exclude each other in a class, and the one that is checked holds one thread.
/// </remarks>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
public abstract partial class AsyncJsonSessionStore<TSession, TKey, TMap> : JsonSessionStore<TSession, TKey, TMap>, IAsyncSessionStore<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>Opens the store in a directory, which is created when it is absent, with mode 0700.</summary>
    /// <param name="directory">The directory; several session classes may share it, each has a folder of its own in it.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">The directory is no text of a path, or a setting is outside its range.</exception>
    /// <exception cref="SessionStoreUnavailableException">The directory cannot be created or read.</exception>
    protected AsyncJsonSessionStore(string directory, JsonStoreOptions? options = null)
        : base(directory, options)
    {
    }

    /// <inheritdoc/>
    public ValueTask<TSession?> FindAsync(TKey key, SessionLoad load = default, CancellationToken cancellationToken = default)
    {
        var stored = StoredKey(key);
        return ReadAsync(stored, open => Loaded(open, stored, load), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<TSession> LoadAsync(TKey key, SessionLoad load = default, CancellationToken cancellationToken = default) =>
        await FindAsync(key, load, cancellationToken).ConfigureAwait(false) ?? throw SessionErrors.NotFound(StoredKey(key), Store);

    /// <inheritdoc/>
    public ValueTask<bool> ExistsAsync(TKey key, CancellationToken cancellationToken = default) => ReadAsync(StoredKey(key), IsLive, cancellationToken);

    /// <summary>Closes the store, when the calls that are under way have ended.</summary>
    /// <returns>A task that ends when the store is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    // Reads a session with a thread of the pool, and says in the store's words what is wrong with it.
    private async ValueTask<T> ReadAsync<T>(string key, Func<OpenSession?, T> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await ThreadPoolThread.Enter();
        cancellation.ThrowIfCancellationRequested();
        var name = FileNames.Of(key);
        try
        {
            return await Sessions.ReadAsync(name, key, read).ConfigureAwait(false);
        }
        catch (LineDamageException damage)
        {
            throw Damaged(name, key, damage);
        }
    }
}
