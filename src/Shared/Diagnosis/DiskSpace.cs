namespace Persistence.Diagnosis;

/// <summary>How much space is free on a disk.</summary>
internal static class DiskSpace
{
    /// <summary>Asks the system.</summary>
    /// <param name="folder">A folder on the disk.</param>
    /// <returns>Bytes that this user may still write; null where the system does not say.</returns>
    public static long? Free(string folder)
    {
        try
        {
            return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
