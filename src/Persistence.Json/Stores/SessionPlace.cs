namespace Persistence.Json;

/// <summary>The directory of a class as it was opened, and the locks in it: they belong together, whatever becomes of its path.</summary>
/// <param name="Folder">The directory.</param>
/// <param name="Locks">The locks.</param>
internal sealed record SessionPlace(IFileFolder Folder, SessionLocks Locks) : IDisposable
{
    /// <summary>Opens a directory that exists.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="options">The store's settings.</param>
    /// <returns>The directory.</returns>
    /// <exception cref="IOException">It is not there, or cannot be written.</exception>
    public static SessionPlace Open(string path, JsonStoreOptions options)
    {
        while (true)
        {
            var folder = options.Files.OpenFolder(path);
            var locks = new SessionLocks(path, options.LockTimeout, options.MayLockBytes);
            if (locks.AreIn(folder))
            {
                return new SessionPlace(folder, locks);
            }

            // The path came to name another directory between the two.
            locks.Dispose();
            folder.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Locks.Dispose();
        Folder.Dispose();
    }
}
