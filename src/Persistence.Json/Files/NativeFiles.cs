using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Persistence.Json;

/// <summary>The calls of libc that .NET does not offer.</summary>
internal static partial class NativeFiles
{
    /// <summary>EPERM: not permitted.</summary>
    public const int NotPermitted = 1;
    /// <summary>ENOENT: there is no such file.</summary>
    public const int Absent = 2;
    /// <summary>EINTR: a signal came; the call is to be made again.</summary>
    public const int Interrupted = 4;
    private const int TryAgain = 11;
    private const int AccessDenied = 13;
    private const int AskOpenFileLock = 36;
    private const int SetOpenFileLock = 37;
    private const short Shared = 0;
    private const short Alone = 1;
    private const short Unlocked = 2;

    /// <summary>Locks and unlocks bytes.</summary>
    /// <remarks>
    /// Locks or unlocks one byte for this open file (Linux, F_OFD_SETLK): the lock belongs to the handle, excludes every
    /// other handle of this and other processes, and ends with the handle, so with the process.
    /// </remarks>
    /// <param name="handle">The lock file.</param>
    /// <param name="slot">The byte.</param>
    /// <param name="isLock">True to lock, false to unlock.</param>
    /// <returns>False when another handle holds it.</returns>
    /// <exception cref="IOException">The file system offers no such locks.</exception>
    public static bool TrySetLock(SafeFileHandle handle, long slot, bool isLock)
    {
        while (true)
        {
            var range = new LockRange { Type = isLock ? Alone : Unlocked, Start = slot, Length = 1 };
            if (Control(handle, SetOpenFileLock, ref range) >= 0)
            {
                return true;
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case Interrupted:
                    continue;
                case TryAgain or AccessDenied:
                    return false;
                default:
                    throw Failure("The lock file cannot be locked");
            }
        }
    }

    /// <summary>Locks one byte for this open file together with others that do the same.</summary>
    /// <param name="handle">The lock file.</param>
    /// <param name="slot">The byte.</param>
    /// <returns>False when another handle has it alone.</returns>
    public static bool TryShareLock(SafeFileHandle handle, long slot)
    {
        var range = new LockRange { Type = Shared, Start = slot, Length = 1 };
        return Control(handle, SetOpenFileLock, ref range) >= 0;
    }

    /// <summary>Asks whether another handle has a lock, alone or with others.</summary>
    /// <param name="handle">The lock file.</param>
    /// <param name="slot">The byte.</param>
    /// <returns>False when none has, or it is unknown.</returns>
    public static bool IsLockedByOther(SafeFileHandle handle, long slot)
    {
        var range = new LockRange { Type = Alone, Start = slot, Length = 1 };
        return Control(handle, AskOpenFileLock, ref range) >= 0 && range.Type != Unlocked;
    }

    /// <summary>Asks whether the system locks bytes of a file for an open file: Linux does from 3.15 on, but what confines a process may not.</summary>
    /// <param name="directory">A directory.</param>
    /// <returns>False when it does not.</returns>
    public static bool OffersLocks(string directory)
    {
        using var handle = NativeOpening.OpenDirectory(directory);
        var range = new LockRange { Type = Unlocked, Start = 0, Length = 1 };
        return Control(handle, SetOpenFileLock, ref range) >= 0;
    }

    /// <summary>Waits until a directory's entries are on disk: fsync of the directory.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <exception cref="IOException">It cannot be synchronised.</exception>
    public static void Synchronise(SafeFileHandle directory, string path)
    {
        while (Synchronise(directory) < 0)
        {
            if (Marshal.GetLastPInvokeError() != Interrupted)
            {
                throw Failure($"The directory '{path}' cannot be synchronised");
            }
        }
    }

    /// <summary>Renames a file in a directory.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="from">The present name.</param>
    /// <param name="to">The new name.</param>
    public static void RenameIn(SafeFileHandle directory, string from, string to)
    {
        if (Rename(directory, from, directory, to) < 0)
        {
            throw Failure($"The file '{from}' cannot be renamed to '{to}'");
        }
    }

    /// <summary>Removes a file from a directory; does nothing when it is absent.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="name">The file.</param>
    public static void DeleteIn(SafeFileHandle directory, string name)
    {
        if (Remove(directory, name, 0) < 0 && Marshal.GetLastPInvokeError() != Absent)
        {
            throw Failure($"The file '{name}' cannot be removed");
        }
    }

    /// <summary>Makes the exception of a call that failed.</summary>
    /// <param name="what">What failed.</param>
    /// <param name="number">Why: errno.</param>
    /// <returns>The exception.</returns>
    public static Exception Failure(string what, int number)
    {
        var message = $"{what}: {Marshal.GetPInvokeErrorMessage(number)}.";
        return number is NotPermitted or AccessDenied ? new UnauthorizedAccessException(message) { HResult = number } : new IOException(message, number);
    }

    /// <summary>Makes the exception of the call that just failed.</summary>
    /// <param name="what">What failed.</param>
    /// <returns>The exception.</returns>
    public static Exception Failure(string what) => Failure(what, Marshal.GetLastPInvokeError());

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Synchronise(SafeFileHandle descriptor);

    [LibraryImport("libc", EntryPoint = "renameat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(SafeFileHandle fromDirectory, string from, SafeFileHandle toDirectory, string to);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Remove(SafeFileHandle directory, string name, int flags);

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
