using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Persistence.Json;

/// <summary>The calls of libc that .NET does not offer.</summary>
internal static partial class NativeFiles
{
    private const int NoLockHeld = 11;
    private const int Interrupted = 4;
    private const int PermissionDenied = 13;
    private const int SetOpenFileLock = 37;

    /// <summary>Waits until a directory's entries are on disk: fsync of the directory.</summary>
    /// <param name="path">The directory.</param>
    /// <exception cref="IOException">It cannot be opened or synchronised.</exception>
    public static void SyncDirectory(string path)
    {
        var descriptor = OpenReadOnly(path, 0);
        if (descriptor < 0)
        {
            throw Failure($"The directory '{path}' cannot be opened");
        }

        try
        {
            if (Synchronise(descriptor) < 0)
            {
                throw Failure($"The directory '{path}' cannot be synchronised");
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>
    /// Locks or unlocks one byte for this open file (Linux, F_OFD_SETLK): the lock belongs to the handle, excludes every
    /// other handle of this and other processes, and ends with the handle, so with the process.
    /// </summary>
    /// <param name="handle">The lock file.</param>
    /// <param name="slot">The byte.</param>
    /// <param name="isLock">True to lock, false to unlock.</param>
    /// <returns>False when another handle holds it.</returns>
    /// <exception cref="IOException">The file system offers no such locks.</exception>
    public static bool TrySetLock(SafeFileHandle handle, long slot, bool isLock)
    {
        while (true)
        {
            var range = new LockRange { Type = isLock ? (short)1 : (short)2, Start = slot, Length = 1 };
            if (Control(handle, SetOpenFileLock, ref range) >= 0)
            {
                return true;
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case Interrupted:
                    continue;
                case NoLockHeld or PermissionDenied:
                    return false;
                default:
                    throw Failure("The lock file cannot be locked");
            }
        }
    }

    private static IOException Failure(string what) =>
        new($"{what}: {Marshal.GetLastPInvokeErrorMessage()}.", Marshal.GetLastPInvokeError());

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenReadOnly(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Synchronise(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(SafeFileHandle descriptor, int command, ref LockRange range);

    // struct flock of 64-bit Linux: l_type, l_whence, l_start, l_len, l_pid.
    [StructLayout(LayoutKind.Sequential)]
    private struct LockRange
    {
        public short Type;
        public short Whence;
        public long Start;
        public long Length;
        public int Process;
    }
}
