namespace Persistence.Json;

/// <summary>Opens directories where the system says which file is which.</summary>
internal static class LinuxFolders
{
    /// <summary>Opens a directory.</summary>
    /// <param name="path">The directory.</param>
    /// <returns>Null where the system does not say which file is which.</returns>
    public static LinuxFolder? TryOpen(string path)
    {
        var handle = NativeOpening.OpenDirectory(path);
        if (FileStatus.Of(handle) is { } status)
        {
            return new LinuxFolder(path, handle, status.Identity);
        }

        handle.Dispose();
        return null;
    }
}
