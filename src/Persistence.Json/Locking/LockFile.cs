namespace Persistence.Json;

/// <summary>
/// Chooses the kind of locks of a directory. What there is decides for all programs, those that can lock bytes of a file and those that
/// cannot: two kinds of locks would not exclude each other.
/// </summary>
internal static class LockFile
{
    /// <summary>Opens the locks.</summary>
    /// <param name="path">The lock file, or the folder of lock files.</param>
    /// <param name="mayLockBytes">False to do without locks of bytes.</param>
    /// <returns>The locks.</returns>
    /// <exception cref="IOException">Neither can be created.</exception>
    public static IProcessLocks Open(string path, bool mayLockBytes)
    {
        if (mayLockBytes && CanLockBytes(path) && !Directory.Exists(path))
        {
            return new RangeLocks(path);
        }

        if (File.Exists(path))
        {
            return new DeniedLocks(new IOException($"'{path}' was made where bytes of a file can be locked, which this system does not offer; remove it while no program has the store open, and a folder of lock files takes its place"));
        }

        Directory.CreateDirectory(path);
        return new ShardLocks(path);
    }

    // Linux does from 3.15 on, but what confines a process may not let it.
    private static bool CanLockBytes(string path) =>
        OperatingSystem.IsLinux() && nint.Size == sizeof(long) && NativeFiles.OffersLocks(Path.GetDirectoryName(path)!);
}
