namespace Persistence.Json;

/// <summary>The directory of a class as it was opened, and the locks in it: they belong together, whatever becomes of its path.</summary>
/// <param name="Folder">The directory.</param>
/// <param name="Locks">The locks.</param>
internal sealed record LockedDirectory(IFileFolder Folder, SessionLocks Locks) : IDisposable
{
    /// <summary>Whether nothing in it can be locked, so that it can only be read.</summary>
    public bool IsReadOnly => Locks.AreDenied;

    /// <summary>Opens a directory that exists.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="options">The store's settings.</param>
    /// <returns>The directory.</returns>
    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    public static LockedDirectory Open(string path, JsonStoreOptions options)
    {
        while (true)
        {
            var folder = options.Files.OpenFolder(path);
            var locks = OpenLocks(path, options);
            if (AreIn(folder, locks))
            {
                return new LockedDirectory(folder, locks);
            }

            // The path came to name another directory between the two.
            locks.Dispose();
            folder.Dispose();
        }
    }

    // Also where the system does not say, and where the lock file is a symbolic link.
    private static bool AreIn(IFileFolder folder, SessionLocks locks) =>
        locks.Identity is not { } identity || (folder.StatusOf(SessionLocks.FileName) is { } status && (status.Kind == FileKind.SymbolicLink || status.Identity == identity));

    // A process that may not write needs no lock: each record proves itself.
    private static SessionLocks OpenLocks(string path, JsonStoreOptions options)
    {
        try
        {
            return new SessionLocks(path, options.LockTimeout, options.MayLockBytes);
        }
        catch (Exception fault) when (FileFault.IsReadOnly(fault))
        {
            return new SessionLocks(new DeniedLocks(fault), options.LockTimeout);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Locks.Dispose();
        Folder.Dispose();
    }
}
