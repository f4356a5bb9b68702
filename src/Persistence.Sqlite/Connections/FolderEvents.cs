using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Persistence.Sqlite;

/// <summary>
/// What happened to the folders of a file (inotify of Linux): whether a name in its folder came, went or changed its file, and whether a folder on
/// the way to it was moved. The kernel queues an event before the call that caused it returns, so an empty queue is an answer; asking for it costs
/// less than asking for the status of one path.
/// </summary>
internal sealed partial class FolderEvents : IDisposable
{
    private const int NonBlockingAndNotInherited = 0x80800;
    private const uint Opened = 0x20;
    private const uint NamesChanged = 0x40 | 0x80 | 0x100 | 0x200;
    private const uint FolderItself = 0x400 | 0x800;
    private const uint OnlyFolders = 0x0100_0000;
    private const int EventHead = 16;

    private readonly SafeFileHandle _queue;
    private readonly byte[] _events = new byte[4096];

    private FolderEvents(SafeFileHandle queue) => _queue = queue;

    /// <summary>Watches the folders of a file.</summary>
    /// <param name="path">The file's path, without links in it.</param>
    /// <returns>Null where the system offers no events: other than Linux, too many watches, a folder that may not be listed.</returns>
    public static FolderEvents? TryWatch(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var events = new FolderEvents(Open(NonBlockingAndNotInherited));
        var mask = NamesChanged;
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (events._queue.IsInvalid || Watch(events._queue, folder, mask | FolderItself | OnlyFolders) < 0)
            {
                events.Dispose();
                return null;
            }

            mask = 0;
        }

        return events;
    }

    /// <summary>Lets the opening of a file be noticed too.</summary>
    /// <param name="path">The file.</param>
    public void WatchOpening(string path) => _ = Watch(_queue, path, Opened);

    /// <summary>Takes what happened since the last call. For one thread at a time.</summary>
    public FolderChanges Take()
    {
        var changes = FolderChanges.None;
        while (true)
        {
            var length = Read(_queue, _events, _events.Length);
            if (length <= 0)
            {
                return changes;
            }

            changes |= Look(_events.AsSpan(0, (int)length));
        }
    }

    public void Dispose() => _queue.Dispose();

    private static FolderChanges Look(ReadOnlySpan<byte> events)
    {
        var changes = FolderChanges.None;
        while (events.Length >= EventHead)
        {
            var mask = MemoryMarshal.Read<uint>(events[4..]);
            changes |= mask == Opened ? FolderChanges.Opened : FolderChanges.Changed;
            events = events[(EventHead + MemoryMarshal.Read<int>(events[12..]))..];
        }

        return changes;
    }

    [LibraryImport("libc", EntryPoint = "inotify_init1")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial SafeFileHandle Open(int flags);

    [LibraryImport("libc", EntryPoint = "inotify_add_watch", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Watch(SafeFileHandle queue, string path, uint mask);

    [LibraryImport("libc", EntryPoint = "read")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Read(SafeFileHandle queue, byte[] events, nint length);
}
