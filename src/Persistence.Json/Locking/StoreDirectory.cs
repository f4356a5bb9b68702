using Persistence.Threads;

namespace Persistence.Json;

/// <summary>
/// The directory that the store's path names: it may be removed and appear again, or be exchanged for another one, while the store is
/// open. What is done under a lock is done in the directory of that lock.
/// </summary>
internal sealed class StoreDirectory
{
    private readonly JsonContext _context;
    private readonly SessionFiles _files;
    private readonly Lock _gate = new();
    private LockedDirectory[] _opened;

    /// <summary>Opens the directory, creating it if need be.</summary>
    /// <param name="context">Path and settings.</param>
    /// <param name="files">The files that may be open.</param>
    /// <exception cref="SessionStoreUnavailableException">It cannot be created or read.</exception>
    public StoreDirectory(JsonContext context, SessionFiles files)
    {
        _context = context;
        _files = files;
        _opened = FileFault.Translated(null, context.DisplayName, "the store cannot be opened", () =>
        {
            context.Options.Files.CreateDirectory(context.Directory);
            return (LockedDirectory[])[LockedDirectory.Open(context.Directory, context.Options)];
        });
    }

    /// <summary>The directory that was opened last.</summary>
    public LockedDirectory Latest => Volatile.Read(ref _opened)[^1];

    /// <summary>The directory that the path names now. For readers, who take no lock.</summary>
    /// <returns>The directory.</returns>
    public IFileFolder Current()
    {
        while (true)
        {
            var latest = Latest;
            if (latest.Folder.IsCurrent)
            {
                return latest.Folder;
            }

            Reopen(latest);
        }
    }

    /// <summary>The directory in which to take a lock; where it could only be read when it was opened, whether it can be written now.</summary>
    /// <returns>The directory.</returns>
    public LockedDirectory Writable()
    {
        var latest = Latest;
        if (latest.IsReadOnly)
        {
            Reopen(latest);
        }

        return Latest;
    }

    /// <summary>Opens what the path names now. Former directories stay open, because other threads may be using them.</summary>
    /// <param name="former">The directory that is not current any more; nothing happens when another one was opened after it.</param>
    public void Reopen(LockedDirectory former)
    {
        using (Uninterrupted.Enter(_gate))
        {
            if (_opened[^1] != former)
            {
                return;
            }

            var next = LockedDirectory.Open(_context.Directory, _context.Options);
            if (next.IsReadOnly && former.IsReadOnly && former.Folder.IsCurrent)
            {
                next.Dispose();
                return;
            }

            Volatile.Write(ref _opened, [.. _opened, next]);
        }
    }

    /// <summary>Opens a file. Where no more files may be open, those that are only kept open for the next commit are closed.</summary>
    /// <param name="folder">The directory.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="use">What for.</param>
    /// <returns>The file; null when it is absent.</returns>
    /// <exception cref="LineDamageException">The name belongs to no regular file, or to one of several names that is to be written.</exception>
    public IStoredFile? Open(IFileFolder folder, string name, FileUse use)
    {
        try
        {
            return folder.Open(name, use);
        }
        catch (IrregularFileException problem) when (use != FileUse.Replace)
        {
            throw new LineDamageException(0, problem.Message, problem);
        }
        catch (Exception fault) when (FileFault.IsTooManyOpen(fault))
        {
            _files.CloseIdle();
            return folder.Open(name, use);
        }
    }

    /// <summary>Lists the session files.</summary>
    /// <returns>Their names, in no order.</returns>
    public IReadOnlyList<string> Names() =>
        FileFault.Translated(null, _context.DisplayName, "its directory cannot be read", () => Current().List(FileNames.Suffix));

    /// <summary>Closes every directory that was opened.</summary>
    public void Close()
    {
        foreach (var opened in _opened)
        {
            opened.Dispose();
        }
    }
}
