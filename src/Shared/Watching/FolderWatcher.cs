namespace Persistence.Watching;

/// <summary>
/// Reports what happens to files of a folder, as far as the system says so. It is a hint: after an overflow the watcher of .NET is dead and says that it is alive, on
/// other systems than Linux a change may be reported late, and on network file systems not at all.
/// </summary>
internal sealed class FolderWatcher : IDisposable
{
    private readonly string _folder;
    private readonly string _filter;
    private readonly Action<string?> _changed;
    private FileSystemWatcher? _watcher;
    private volatile bool _isDisposed;

    /// <summary>Begins to watch.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="filter">Which names, with <c>*</c>.</param>
    /// <param name="changed">Receives the name of a file that changed; null when anything may have. Called on any thread; it is quick, because events queue up meanwhile.</param>
    public FolderWatcher(string folder, string filter, Action<string?> changed)
    {
        (_folder, _filter, _changed) = (folder, filter, changed);
        Start();
    }

    /// <summary>Whether changes are reported soon: on Linux, while the watch is held.</summary>
    public bool IsPrompt => OperatingSystem.IsLinux() && _watcher is not null;

    public void Dispose()
    {
        _isDisposed = true;
        Interlocked.Exchange(ref _watcher, null)?.Dispose();
    }

    private void Start()
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(_folder, _filter) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size };
            watcher.Changed += (_, change) => _changed(change.Name);
            watcher.Created += (_, change) => _changed(change.Name);
            watcher.Deleted += (_, change) => _changed(change.Name);
            watcher.Renamed += (_, change) => _changed(change.Name);
            watcher.Error += (_, _) => Restart(watcher);

            // Known before it reports: an overflow right away must find the watcher that it ends.
            _watcher = watcher;
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            // Too many watches, no such folder, a system without them: a tail looks from time to time anyway.
            Interlocked.CompareExchange(ref _watcher, null, watcher);
            watcher?.Dispose();
        }
    }

    // Events were lost. A new watcher, and everything may have changed.
    private void Restart(FileSystemWatcher lost)
    {
        if (Interlocked.CompareExchange(ref _watcher, null, lost) == lost)
        {
            lost.Dispose();
            Start();
            if (_isDisposed)
            {
                Dispose();
            }
        }

        _changed(null);
    }
}
