namespace Persistence.Json;

/// <summary>The directory of a class as it was opened, and the locks in it: they belong together, whatever becomes of its path.</summary>
/// <param name="Folder">The directory.</param>
/// <param name="Locks">The locks.</param>
internal sealed record SessionPlace(IFileFolder Folder, SessionLocks Locks) : IDisposable
{
    /// <summary>Tells whether nothing in it can be locked, so that it can only be read.</summary>
    public bool IsReadOnly => Locks.AreDenied;

    /// <summary>Opens a directory that exists.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="options">The store's settings.</param>
    /// <returns>The directory.</returns>
    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    public static SessionPlace Open(string path, JsonStoreOptions options)
    {
        while (true)
        {
            var folder = options.Files.OpenFolder(path);
            var locks = OpenLocks(path, options);
            if (locks.AreIn(folder))
            {
                return new SessionPlace(folder, locks);
            }

            // The path came to name another directory between the two.
            locks.Dispose();
            folder.Dispose();
        }
    }

    // Who may not write needs no lock: each line proves itself.
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
