using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Persistence.Json;

/// <summary>The file operations a store needs, with what durability demands of each.</summary>
internal static partial class FileSystem
{
    private const UnixFileMode PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode PrivateDirectory = PrivateFile | UnixFileMode.UserExecute;

    public static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, PrivateDirectory);
        }
    }

    /// <summary>Opens a file for reading while others write, rename or delete it; null when it is absent.</summary>
    public static SafeFileHandle? TryOpenForReading(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public static SafeFileHandle OpenForWriting(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Writes a whole file under a temporary name and gives it its name, so that it is there whole or not at all.</summary>
    public static void Publish(string path, ReadOnlySpan<byte> content, bool isDurable)
    {
        var temporary = path + ".tmp";
        using (var stream = new FileStream(temporary, PrivateOptions(FileMode.Create)))
        {
            stream.Write(content);
            stream.Flush(isDurable);
        }

        File.Move(temporary, path, overwrite: true);
        if (isDurable)
        {
            SyncDirectory(Path.GetDirectoryName(path)!);
        }
    }

    public static FileStreamOptions PrivateOptions(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = PrivateFile;
        }

        return options;
    }

    /// <summary>Makes the entries of a directory durable: a new name survives a loss of power only after this.</summary>
    public static void SyncDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(path, 0);
        if (descriptor < 0)
        {
            throw new IOException($"The directory '{path}' cannot be opened (error {Marshal.GetLastPInvokeError()}).");
        }

        var isSynced = Sync(descriptor) == 0;
        var error = Marshal.GetLastPInvokeError();
        _ = Close(descriptor);
        if (!isSynced)
        {
            throw new IOException($"The directory '{path}' cannot be flushed to disk (error {error}).");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
