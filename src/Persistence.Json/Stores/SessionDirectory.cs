namespace Persistence.Json;

/// <summary>
/// The files of one session class: opens them, verifies what is remembered of them, lets one writer in at a time.
/// Knows nothing of the class.
/// </summary>
internal sealed partial class SessionDirectory : IDisposable
{
    private readonly SessionFiles _files;
    private readonly SessionLocks _locks;
    private readonly Lock _classGate = new();

    /// <summary>Opens the directory, creating it if need be.</summary>
    /// <param name="path">The directory of the class.</param>
    /// <param name="store">The store, as a person would name it.</param>
    /// <param name="options">The store's settings.</param>
    /// <exception cref="SessionStoreUnavailableException">It cannot be created or written.</exception>
    public SessionDirectory(string path, string store, JsonStoreOptions options)
    {
        Path = path;
        Store = store;
        Options = options;
        _files = new SessionFiles(path);
        _locks = FileFault.Translated(null, store, "the store cannot be opened", () =>
        {
            options.Files.CreateDirectory(path);
            return new SessionLocks(path, options.LockTimeout, options.MayLockBytes);
        });
        RemoveLeftovers();
    }

    /// <summary>The directory.</summary>
    public string Path { get; }

    /// <summary>The store, as a person would name it.</summary>
    public string Store { get; }

    /// <summary>The store's settings.</summary>
    public JsonStoreOptions Options { get; }

    /// <summary>Does something while no other thread or process writes a session.</summary>
    /// <param name="key">The session's key, for messages; null when only the file is known.</param>
    /// <param name="file">The session file.</param>
    /// <param name="action">What to do.</param>
    /// <exception cref="SessionStoreUnavailableException">Another process held the session for too long.</exception>
    public void Exclusively(string? key, SessionFile file, Action action)
    {
        lock (file.Gate)
        {
            TakeLock(key, file.Slot);
            try
            {
                action();
            }
            finally
            {
                _locks.Release(file.Slot);
            }
        }
    }

    /// <summary>Does something while no other thread or process changes values of unique indexes.</summary>
    /// <param name="key">The session's key, for messages.</param>
    /// <param name="action">What to do; it may take sessions.</param>
    public void ClassExclusively(string key, Action action)
    {
        lock (_classGate)
        {
            TakeLock(key, SessionLocks.ClassSlot);
            try
            {
                action();
            }
            finally
            {
                _locks.Release(SessionLocks.ClassSlot);
            }
        }
    }

    /// <summary>Uses what is remembered of a session file.</summary>
    /// <typeparam name="T">What is made of it.</typeparam>
    /// <param name="name">The file's name.</param>
    /// <param name="key">The session's key, for messages; null when only the file is known.</param>
    /// <param name="use">What to do.</param>
    /// <returns>What was made.</returns>
    public T With<T>(string name, string? key, Func<SessionFile, T> use)
    {
        var file = _files.Take(name);
        try
        {
            return FileFault.Translated(key, Store, "its file cannot be used", () => use(file));
        }
        finally
        {
            _files.Return(file);
        }
    }

    /// <summary>The names of the session files.</summary>
    /// <returns>The names, in no order.</returns>
    public IReadOnlyList<string> Names() =>
        FileFault.Translated(null, Store, "its directory cannot be read", () => Options.Files.List(Path, FileNames.Suffix));

    /// <inheritdoc/>
    public void Dispose() => _locks.Dispose();

    private void TakeLock(string? key, long slot)
    {
        if (!_locks.Take(slot))
        {
            throw FileFault.Busy(key, Store, Options.LockTimeout);
        }
    }

    // A file that was never renamed belongs to a writer who died, or to one who is writing now and holds the lock.
    private void RemoveLeftovers()
    {
        foreach (var name in FileFault.Translated(null, Store, "its directory cannot be read", () => Options.Files.List(Path, FileNames.TemporarySuffix)))
        {
            var slot = SessionLocks.SlotOf(name[..^".tmp".Length]);
            if (_locks.TryTake(slot))
            {
                FileFault.Translated(null, Store, "a leftover file cannot be removed", () =>
                {
                    Options.Files.Delete(System.IO.Path.Combine(Path, name));
                    return true;
                });
                _locks.Release(slot);
            }
        }
    }
}
