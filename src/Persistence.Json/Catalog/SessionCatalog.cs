using Persistence.Engine;
using Persistence.Threads;

namespace Persistence.Json;

/// <summary>
/// What the files of a class say, so that a lookup need not read them all. It asks the system which files changed, by any program, and reads those again
/// before it answers; what it knows of the others it has read itself, or found in the index file for the very file that is there.
/// </summary>
/// <param name="context">The store's name and settings.</param>
/// <param name="directory">The directory.</param>
/// <param name="reader">Reads files.</param>
/// <param name="stored">The index file.</param>
internal sealed class SessionCatalog(JsonContext context, StoreDirectory directory, ICatalogReader reader, IndexFile stored)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private IFileFolder? _folder;
    private IFolderWatch? _watch;
    private CatalogContents _contents = new(0);
    private bool _isSwept;
    private bool _isLoaded;
    private bool _isClosed;

    /// <summary>Asks what the files say now.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="use">Asks; what it is given may not be used afterwards.</param>
    /// <param name="mode">How to wait.</param>
    /// <param name="answer">The answer.</param>
    /// <returns>False where the system does not report changes, so that all files are to be read.</returns>
    /// <exception cref="SessionStoreUnavailableException">The directory cannot be read.</exception>
    public bool TryAsk<T>(Func<CatalogContents, T> use, IoMode mode, out T? answer)
    {
        using (Uninterrupted.Enter(_gate))
        {
            var isKnown = FileFault.Translated(null, context.DisplayName, "its directory cannot be read", () => TryRefresh(mode.Cancellation));
            answer = isKnown ? use(_contents) : default;
            return isKnown;
        }
    }

    /// <summary>Ends it. What it has learned goes into the index file.</summary>
    public void Close()
    {
        using (Uninterrupted.Enter(_gate))
        {
            var asked = DateTime.UtcNow;
            if (_watch is not null && _isSwept && _watch.TryTake(_changed))
            {
                stored.Keep(_contents, _changed, asked, isEnd: true);
            }

            _isClosed = true;
            _watch?.Dispose();
            _watch = null;
        }
    }

    private bool TryRefresh(CancellationToken cancellation)
    {
        var folder = directory.Current();
        if (folder != _folder && !_isClosed)
        {
            Begin(folder);
        }

        if (_watch is null)
        {
            return false;
        }

        // Asked first: what changes from here on is reported the next time.
        var asked = DateTime.UtcNow;
        _isSwept = _watch.TryTake(_changed) && _isSwept;
        if (!_isSwept)
        {
            Sweep(cancellation);
        }

        ReadChanged(cancellation);
        stored.Keep(_contents, _changed, asked, isEnd: false);
        return true;
    }

    private void Begin(IFileFolder folder)
    {
        _watch?.Dispose();
        _isSwept = _isLoaded = false;
        _changed.Clear();
        _contents = stored.NewContents();
        _folder = folder;
        _watch = context.Options.MayWatch ? folder.Watch() : null;
    }

    // Compares every file with what is known of it.
    private void Sweep(CancellationToken cancellation)
    {
        var (names, stamps) = Ask(cancellation);
        var known = 0;
        for (var position = 0; position < names.Count; position++)
        {
            var entry = _contents.Find(names[position]);
            known += entry is null ? 0 : 1;
            if (entry is null || !entry.IsSettled || stamps[position] != entry.Stamp)
            {
                _changed.Add(names[position]);
            }
        }

        if (known < _contents.Count)
        {
            Forget(names);
        }

        _isSwept = true;
    }

    // The first time the index file is read while the system is asked: what it says of files that are not as they were then is read again before any answer.
    private (IReadOnlyList<string> Names, FileStamp?[] Stamps) Ask(CancellationToken cancellation)
    {
        var names = _folder!.List(FileNames.Suffix);
        return (names, FileStamps.Of(_folder, names, _isLoaded ? null : Load, cancellation));
    }

    private void Load()
    {
        _contents.Begin(stored.Load());
        _isLoaded = true;
    }

    private void Forget(IReadOnlyList<string> names)
    {
        var present = new HashSet<string>(names, StringComparer.Ordinal);
        foreach (var gone in _contents.Entries.Where(entry => !present.Contains(entry.Name)).ToList())
        {
            _contents.Remove(gone.Name);
        }
    }

    private void ReadChanged(CancellationToken cancellation)
    {
        foreach (var name in _changed.ToArray())
        {
            cancellation.ThrowIfCancellationRequested();
            if (_folder!.StatusOf(name) is { } status)
            {
                var stamp = FileStamp.Of(status);
                _contents.Set(reader.Read(name, stamp, stamp.IsSettledAt(ChangeTime.Of(DateTime.UtcNow))));
                stored.Changed(name);
            }
            else if (IsAbsent(name))
            {
                _contents.Remove(name);
            }
            else
            {
                _contents.Set(reader.Read(name, default, isSettled: false));
            }

            _changed.Remove(name);
        }
    }

    // Not where the system would not say: a call that asks for the session reports why.
    private bool IsAbsent(string name)
    {
        try
        {
            using var file = _folder!.Open(name, FileUse.Read);
            return file is null;
        }
        catch (Exception fault) when (FileFault.IsOfFiles(fault))
        {
            return false;
        }
    }
}
