namespace Persistence.Json;

/// <summary>Temporary files that were never renamed: each belongs to a writer that died, or to one that is writing now and holds the lock.</summary>
internal static class OrphanedFiles
{
    /// <summary>Removes those of writers that died.</summary>
    /// <param name="context">The store's name.</param>
    /// <param name="directory">The directory.</param>
    /// <exception cref="SessionStoreUnavailableException">The directory cannot be read.</exception>
    public static void Remove(JsonContext context, LockedDirectory directory)
    {
        var (folder, locks) = directory;
        if (locks.AreDenied)
        {
            return;
        }

        foreach (var name in FileFault.Translated(null, context.DisplayName, "its directory cannot be read", () => folder.List(FileNames.TemporarySuffix)))
        {
            var slot = LockSlots.Of(name[..^".tmp".Length]);
            if (locks.TryTake(slot))
            {
                Remove(folder, name);
                locks.Release(slot);
            }
        }
    }

    private static void Remove(IFileFolder folder, string name)
    {
        try
        {
            folder.Delete(name);
        }
        catch (Exception fault) when (FileFault.IsOfFiles(fault))
        {
            // A reader does not mind it; a writer that replaces this session's file reports it.
        }
    }
}
