namespace Persistence.Tool.Doctor;

/// <summary>How much can still be written.</summary>
internal static class FreeSpace
{
    /// <summary>Asks the system.</summary>
    /// <param name="path">A path on the file system.</param>
    /// <returns>Bytes; null where the system does not say.</returns>
    public static long? Of(string path)
    {
        try
        {
            return new DriveInfo(path).AvailableFreeSpace;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
