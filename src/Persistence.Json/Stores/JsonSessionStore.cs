using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>
/// Keeps sessions of one class in JSON Lines files, one file a session, one line a commit. The generated stores derive
/// from it. It may be used from many threads, and many processes may use the same directory.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
public abstract partial class JsonSessionStore<TSession, TKey, TMap> : ISessionStore<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private readonly SessionDirectory _directory;
    private readonly JsonLog<TSession>[] _logs = JsonLogs.Of<TSession, TKey, TMap>();
    private readonly bool _hasUniqueIndex = TMap.Description.Indexes.Any(static index => index.IsUnique);
    private bool _isDisposed;

    /// <summary>Opens the store in a directory, which is created when it is absent, with mode 0700.</summary>
    /// <param name="directory">The directory; several session classes may share it, each has a folder of its own in it.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">The directory is no text of a path, or a setting is outside its range.</exception>
    /// <exception cref="SessionStoreUnavailableException">The directory cannot be created or read.</exception>
    protected JsonSessionStore(string directory, JsonStoreOptions? options = null)
    {
        directory = DirectoryText.Checked(directory);
        options ??= new JsonStoreOptions();
        options.Validate();
        _directory = new SessionDirectory(
            Path.GetFullPath(Path.Combine(directory, TMap.Description.Name)),
            $"JSON store '{directory}' (class {TMap.Description.Name})",
            options);
    }

    /// <summary>The directory of the class.</summary>
    public string Location => _directory.Path;

    /// <summary>The files of the class.</summary>
    private protected SessionDirectory Sessions => _directory;

    private protected string Store => _directory.Store;

    private DateTimeOffset Now => _directory.Options.TimeProvider.GetUtcNow();

    /// <summary>Closes the store, when the calls of other threads that are under way have ended.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the store.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            _directory.Dispose();
        }
    }

    /// <summary>Closes the store, and lets a task wait for what is under way.</summary>
    /// <returns>A task that ends when the store is closed.</returns>
    private protected ValueTask CloseAsync()
    {
        if (_isDisposed)
        {
            return ValueTask.CompletedTask;
        }

        _isDisposed = true;
        return _directory.DisposeAsync();
    }

    private protected void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_isDisposed, this);

    private protected string StoredKey(TKey key)
    {
        ThrowIfDisposed();
        return SessionGuard.StoredKey<TSession, TKey, TMap>(key, Store);
    }
}
