using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Persistence.Json;

/// <summary>The calls of Linux by which it reports changes of files (inotify).</summary>
internal static partial class NativeEvents
{
    /// <summary>The length of an event without its name.</summary>
    public const int EventLength = 16;

    /// <summary>Events were lost: the queue was full.</summary>
    public const uint Overflow = 0x4000;

    /// <summary>The watch has ended: the folder was removed, or its file system.</summary>
    public const uint Ended = 0x8000;

    // Content, attributes (permissions too), closed after writing (what was written through memory), and names that come and go; of a folder only.
    private const uint Changes = 0x2 | 0x4 | 0x8 | 0x40 | 0x80 | 0x100 | 0x200 | 0x400 | 0x800 | 0x1000000;

    // Not waiting, not for children.
    private const int Flags = 0x800 | 0x80000;

    // Those of one machine, where no change goes past the kernel that reports it: ext2 to 4, XFS, btrfs, tmpfs, ramfs, overlayfs, F2FS, ZFS, bcachefs.
    private static readonly HashSet<long> s_local = [0xEF53, 0x58465342, 0x9123683E, 0x01021994, 0x858458F6, 0x794C7630, 0xF2F52010, 0x2FC12FC1, 0xCA451A4E];

    /// <summary>Opens a queue of events.</summary>
    /// <returns>Null when there are too many.</returns>
    public static SafeFileHandle? Open()
    {
        var descriptor = Create(Flags);
        return descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
    }

    /// <summary>Whether a folder is on a file system whose changes are all reported.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>False when the system does not say.</returns>
    public static bool IsReported(SafeFileHandle folder) =>
        OperatingSystem.IsLinux() && BitConverter.IsLittleEndian && nint.Size == sizeof(long) && AskSystem(folder, out var system) == 0 && s_local.Contains(system.Kind);

    /// <summary>Begins to report what happens in a folder.</summary>
    /// <param name="queue">Where to.</param>
    /// <param name="folder">The folder.</param>
    /// <returns>The watch's number, the same for the same folder; -1 when that is not possible.</returns>
    public static int Watch(SafeFileHandle queue, SafeFileHandle folder)
    {
        var isHeld = false;
        try
        {
            // The folder that is open, whatever its path names by now.
            folder.DangerousAddRef(ref isHeld);
            return Add(queue, $"/proc/self/fd/{folder.DangerousGetHandle()}", Changes);
        }
        finally
        {
            if (isHeld)
            {
                folder.DangerousRelease();
            }
        }
    }

    /// <summary>Ends a watch.</summary>
    /// <param name="queue">Where it reports to.</param>
    /// <param name="number">Its number.</param>
    /// <returns>A negative number when there was none.</returns>
    [LibraryImport("libc", EntryPoint = "inotify_rm_watch")]
    public static partial int End(SafeFileHandle queue, int number);

    /// <summary>Reads events.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="buffer">Receives them.</param>
    /// <returns>How many bytes; 0 when there are none, negative when they cannot be read.</returns>
    public static int Read(SafeFileHandle queue, Span<byte> buffer)
    {
        const int tryAgain = 11;
        while (true)
        {
            var count = (int)Read(queue, ref MemoryMarshal.GetReference(buffer), buffer.Length);
            if (count >= 0 || Marshal.GetLastPInvokeError() != NativeFiles.Interrupted)
            {
                return count < 0 && Marshal.GetLastPInvokeError() == tryAgain ? 0 : count;
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "inotify_init1")]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "inotify_add_watch", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Add(SafeFileHandle queue, string path, uint changes);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(SafeFileHandle queue, ref byte buffer, nint length);

    [LibraryImport("libc", EntryPoint = "fstatfs")]
    private static partial int AskSystem(SafeFileHandle folder, out FileSystem system);

    // struct statfs of 64-bit Linux begins with the kind.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct FileSystem
    {
        [FieldOffset(0)]
        public long Kind;
    }
}
