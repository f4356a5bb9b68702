using Persistence.Threads;

namespace Persistence.Json;

/// <summary>
/// The session files that a store remembers, in bounded memory. A file that is in use is never forgotten, because its
/// threads exclude each other through it. Of the files that are not in use, some that were written last stay open for a while.
/// </summary>
/// <param name="context">The directory of the class, and the time by which files are closed.</param>
internal sealed class SessionFiles(JsonContext context)
{
    private const int MaxFiles = 16 * 1024;
    private const long MaxWeight = 64 * 1024;

    private readonly Dictionary<string, SessionFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SessionFile> _keys = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private long _uses;
    private long _weightCheck;
    private readonly OpenHandleCache _idle = new(context.Options.Milliseconds);

    /// <summary>The calls that use a file, or a lock.</summary>
    public ActiveUses Uses { get; } = new();

    /// <summary>Leads a group commit at a file, for those that wait with a task. Set once, before the first file is used.</summary>
    public Func<SessionFile, Task>? LeadAwaited { get; set; }

    /// <summary>Uses what is remembered of a session file.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="name">The file's name.</param>
    /// <param name="key">The session's key, for messages; null when only the file is known.</param>
    /// <param name="use">What to do.</param>
    /// <returns>What the use returned.</returns>
    /// <exception cref="SessionStoreUnavailableException">The file system failed.</exception>
    public async ValueTask<T> With<T>(string name, string? key, Func<SessionFile, ValueTask<T>> use)
    {
        var file = Take(name);
        try
        {
            return await use(file).ConfigureAwait(false);
        }
        catch (Exception fault) when (FileFault.IsOfFiles(fault))
        {
            throw FileFault.Of(key ?? FileNames.KeyOf(name), context.DisplayName, $"its file '{context.PathOf(name)}' cannot be used", fault);
        }
        finally
        {
            Return(file);
        }
    }

    /// <summary>Begins a use of a session's file.</summary>
    /// <param name="key">The session's key in its stored form.</param>
    /// <returns>The file, the same for all its users.</returns>
    public SessionFile TakeByKey(string key)
    {
        using (Uninterrupted.Enter(_gate))
        {
            if (!_keys.TryGetValue(key, out var file))
            {
                file = Find(FileNames.Of(key));
                file.Key = key;
                _keys[key] = file;
            }

            return Use(file);
        }
    }

    /// <summary>Ends a use.</summary>
    /// <param name="file">The file.</param>
    public void Return(SessionFile file)
    {
        using (Uninterrupted.Enter(_gate))
        {
            if (--file.Users == 0)
            {
                _idle.Add(file);
            }

            // Adding up weights is not for each use.
            if (_files.Count > MaxFiles || _uses - _weightCheck > 1024)
            {
                _weightCheck = _uses;
                Trim();
            }
        }

        Uses.End();
    }

    /// <summary>Closes the open files that are not in use.</summary>
    public void CloseIdle()
    {
        using (Uninterrupted.Enter(_gate))
        {
            _idle.CloseAll();
        }
    }

    private SessionFile Take(string name)
    {
        using (Uninterrupted.Enter(_gate))
        {
            return Use(Find(name));
        }
    }

    private SessionFile Find(string name)
    {
        if (!_files.TryGetValue(name, out var file))
        {
            _files[name] = file = new SessionFile(context.Directory, name, LeadAwaited!);
        }

        return file;
    }

    private SessionFile Use(SessionFile file)
    {
        _idle.Remove(file);
        file.Users++;
        file.LastUse = ++_uses;
        Uses.Begin();
        return file;
    }

    private void Trim()
    {
        var weight = _files.Values.Sum(static file => file.Weight);
        if (_files.Count <= MaxFiles && weight <= MaxWeight)
        {
            return;
        }

        foreach (var file in _files.Values.Where(static file => file.Users == 0).OrderBy(static file => file.LastUse).ToList())
        {
            if (_files.Count <= MaxFiles * 3 / 4 && weight <= MaxWeight * 3 / 4)
            {
                return;
            }

            weight -= file.Weight;
            _files.Remove(file.Name);
            _keys.Remove(file.Key ?? "");
            _idle.Remove(file);
            file.CloseWriter();
        }
    }
}
