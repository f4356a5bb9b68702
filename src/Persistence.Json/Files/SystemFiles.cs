using System.IO.Enumeration;
using Microsoft.Win32.SafeHandles;

namespace Persistence.Json;

/// <summary>The file system of the machine.</summary>
internal sealed class SystemFiles : IFileLayer
{
    /// <summary>A file may be read, written, renamed and removed by others while it is open.</summary>
    public const FileShare Everything = FileShare.ReadWrite | FileShare.Delete;

    private static readonly EnumerationOptions s_everyName = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly bool _isPortable;

    private SystemFiles(bool isPortable) => _isPortable = isPortable;

    /// <summary>With what the system at hand offers.</summary>
    public static SystemFiles Instance { get; } = new(isPortable: !OperatingSystem.IsLinux() || nint.Size < sizeof(long));

    /// <summary>With what .NET offers on every system.</summary>
    public static SystemFiles Portable { get; } = new(isPortable: true);

    /// <inheritdoc/>
    public IFileFolder OpenFolder(string path) => (_isPortable ? null : LinuxFolders.TryOpen(path)) ?? (IFileFolder)new PathFolder(path);

    /// <inheritdoc/>
    public void CreateDirectory(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (File.Exists(path))
        {
            throw new IOException($"'{path}' is a file; the store needs a folder.", FileErrors.NoDirectory);
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        var parent = Path.GetDirectoryName(path);
        if (!string.IsNullOrEmpty(parent))
        {
            CreateDirectory(parent);
        }

        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        SyncDirectory(parent is { Length: > 0 } ? parent : ".");
    }

    /// <summary>Waits until a directory's entries are on disk.</summary>
    /// <param name="path">The directory.</param>
    public static void SyncDirectory(string path)
    {
        // Windows keeps directory entries in its journal and offers no such call.
        if (!OperatingSystem.IsWindows())
        {
            using var directory = NativeOpening.OpenDirectory(path);
            NativeFiles.Synchronise(directory, path);
        }
    }

    /// <summary>Lists the names in a directory, whatever they belong to.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="suffix">What the names end with.</param>
    /// <returns>The names, in no order.</returns>
    public static IReadOnlyList<string> List(string path, string suffix) =>
    [
        .. new FileSystemEnumerable<string>(path, static (ref FileSystemEntry entry) => entry.FileName.ToString(), s_everyName)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => entry.FileName.EndsWith(suffix, StringComparison.Ordinal),
        },
    ];

    /// <summary>Opens a file for writing that only its owner may read, creating it if need be.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">Whether to keep what it holds.</param>
    /// <returns>The handle.</returns>
    public static SafeFileHandle OpenPrivate(string path, FileMode mode)
    {
        var handle = File.OpenHandle(path, mode, FileAccess.ReadWrite, Everything);
        MakePrivate(handle);
        return handle;
    }

    /// <summary>Lets only its owner read a file.</summary>
    /// <param name="handle">The file.</param>
    public static void MakePrivate(SafeFileHandle handle)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(handle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
