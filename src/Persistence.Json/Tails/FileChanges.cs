using Persistence.Watching;

namespace Persistence.Json;

/// <summary>
/// Notices that session files changed: by the watch of their directory, and by asking for length and time of change of those that are tailed, where the watch is
/// silent, as on a file system that another machine writes to.
/// </summary>
internal sealed class FileChanges : IDisposable
{
    private static readonly TimeSpan s_slow = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_quick = TimeSpan.FromMilliseconds(50);

    // Many files are asked for less often.
    private static readonly TimeSpan s_forEach = TimeSpan.FromMilliseconds(0.5);

    private readonly string _path;
    private readonly StoreDirectory _directory;
    private readonly Listeners _listeners;
    private readonly FolderWatcher _watcher;
    private readonly LookTimer _timer;
    private Dictionary<string, FileStatus?> _seen = [];

    /// <summary>Begins to look.</summary>
    /// <param name="path">The directory's path.</param>
    /// <param name="directory">The directory.</param>
    /// <param name="listeners">Who listens, by the names of files.</param>
    public FileChanges(string path, StoreDirectory directory, Listeners listeners)
    {
        (_path, _directory, _listeners) = (path, directory, listeners);
        _watcher = new FolderWatcher(path, "*" + FileNames.Suffix, name => _listeners.Wake(name));
        _timer = new LookTimer(Look, Period);
    }

    public void Dispose()
    {
        _watcher.Dispose();
        _timer.Dispose();
    }

    private TimeSpan Period()
    {
        var least = _seen.Count * s_forEach;
        var usual = _watcher.IsPrompt ? s_slow : s_quick;
        return least > usual ? least : usual;
    }

    private TimeSpan Look()
    {
        var seen = new Dictionary<string, FileStatus?>(_seen.Count, StringComparer.Ordinal);
        foreach (var name in _listeners.Names)
        {
            seen[name] = StatusOf(name);
            if (_seen.TryGetValue(name, out var before) && before != seen[name])
            {
                _listeners.Wake(name);
            }
        }

        _seen = seen;
        return TimeSpan.Zero;
    }

    // Null where the system does not say, or cannot now: the tail itself looks from time to time, and reports what is wrong.
    private FileStatus? StatusOf(string name)
    {
        try
        {
            return _directory.Latest.Folder.StatusOf(name) ?? Portable(name);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            return null;
        }
    }

    private FileStatus? Portable(string name)
    {
        var file = new FileInfo(Path.Combine(_path, name));
        return file.Exists ? new FileStatus(default, file.Length) : null;
    }
}
