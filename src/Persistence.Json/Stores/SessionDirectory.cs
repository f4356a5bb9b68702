namespace Persistence.Json;

/// <summary>
/// The files of one session class: opens them, verifies what is remembered of them, lets one writer in at a time.
/// Knows nothing of the class.
/// </summary>
internal sealed partial class SessionDirectory : IDisposable, IAsyncDisposable
{
    private readonly SessionFiles _files;

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
        _files = new SessionFiles(path, options.Milliseconds);
        _places = FileFault.Translated(null, store, "the store cannot be opened", () =>
        {
            options.Files.CreateDirectory(path);
            return (SessionPlace[])[SessionPlace.Open(path, options)];
        });
        RemoveLeftovers();
    }

    /// <summary>The directory.</summary>
    public string Path { get; }

    /// <summary>The store, as a person would name it.</summary>
    public string Store { get; }

    /// <summary>The store's settings.</summary>
    public JsonStoreOptions Options { get; }

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
            return use(file);
        }
        catch (Exception fault) when (FileFault.IsOfFiles(fault))
        {
            throw Unusable(name, key, fault);
        }
        finally
        {
            _files.Return(file);
        }
    }

    /// <summary>Uses what is remembered of a session file.</summary>
    /// <typeparam name="T">What is made of it.</typeparam>
    /// <param name="name">The file's name.</param>
    /// <param name="key">The session's key, for messages; null when only the file is known.</param>
    /// <param name="use">What to do.</param>
    /// <returns>What was made.</returns>
    public async ValueTask<T> WithAsync<T>(string name, string? key, Func<SessionFile, ValueTask<T>> use)
    {
        var file = _files.Take(name);
        try
        {
            return await use(file).ConfigureAwait(false);
        }
        catch (Exception fault) when (FileFault.IsOfFiles(fault))
        {
            throw Unusable(name, key, fault);
        }
        finally
        {
            _files.Return(file);
        }
    }

    /// <summary>The names of the session files.</summary>
    /// <returns>The names, in no order.</returns>
    public IReadOnlyList<string> Names() =>
        FileFault.Translated(null, Store, "its directory cannot be read", () => CurrentFolder().List(FileNames.Suffix));

    /// <summary>Closes the directory, when what is under way has been carried out.</summary>
    public void Dispose()
    {
        var turn = new SessionTurn(isAwaited: false);
        if (!_files.IsIdle(turn))
        {
            turn.WaitUntilDone();
        }

        Close();
    }

    /// <summary>Closes the directory, when what is under way has been carried out.</summary>
    /// <returns>A task that ends when it is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        var turn = new SessionTurn(isAwaited: true);
        if (!_files.IsIdle(turn))
        {
            await turn.UntilDone().ConfigureAwait(false);
        }

        Close();
    }

    private SessionStoreUnavailableException Unusable(string name, string? key, Exception fault) =>
        FileFault.Of(key ?? FileNames.KeyOf(name), Store, $"its file '{System.IO.Path.Combine(Path, name)}' cannot be used", fault);

    private void Close()
    {
        _files.CloseIdle();
        foreach (var place in _places)
        {
            place.Dispose();
        }
    }

    // A file that was never renamed belongs to a writer who died, or to one who is writing now and holds the lock.
    private void RemoveLeftovers()
    {
        var (folder, locks) = _places[^1];
        if (locks.AreDenied)
        {
            return;
        }

        foreach (var name in FileFault.Translated(null, Store, "its directory cannot be read", () => folder.List(FileNames.TemporarySuffix)))
        {
            var slot = SessionLocks.SlotOf(name[..^".tmp".Length]);
            if (locks.TryTake(slot))
            {
                RemoveLeftover(folder, name);
                locks.Release(slot);
            }
        }
    }

    private static void RemoveLeftover(IFileFolder folder, string name)
    {
        try
        {
            folder.Delete(name);
        }
        catch (Exception fault) when (FileFault.IsOfFiles(fault))
        {
            // It is in nobody's way who reads; who writes this session's file anew is told.
        }
    }
}
