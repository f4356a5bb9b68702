using Microsoft.Win32.SafeHandles;

namespace Persistence.Json;

/// <summary>The file system of the machine.</summary>
internal sealed class SystemFiles : IFileLayer
{
    private const FileShare Everything = FileShare.ReadWrite | FileShare.Delete;

    /// <summary>The one there is.</summary>
    public static SystemFiles Instance { get; } = new();

    /// <inheritdoc/>
    public IStoredFile? Open(string path, FileUse use)
    {
        if (use == FileUse.Replace)
        {
            return new SystemFile(OpenPrivate(path, FileMode.Create));
        }

        // Asked beforehand because an exception for an absent file costs more than the question.
        if (!File.Exists(path))
        {
            return RequireDirectory(path);
        }

        try
        {
            return new SystemFile(File.OpenHandle(path, FileMode.Open, use == FileUse.Read ? FileAccess.Read : FileAccess.ReadWrite, Everything));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Rename(string from, string to) => File.Move(from, to, overwrite: true);

    /// <inheritdoc/>
    public void Delete(string path) => File.Delete(path);

    /// <inheritdoc/>
    public void SyncDirectory(string path)
    {
        // Windows keeps directory entries in its journal and offers no such call.
        if (!OperatingSystem.IsWindows())
        {
            NativeFiles.SyncDirectory(path);
        }
    }

    /// <inheritdoc/>
    public void CreateDirectory(string path)
    {
        if (Directory.Exists(path))
        {
            return;
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

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string path, string suffix) =>
        [.. Directory.EnumerateFiles(path).Select(file => Path.GetFileName(file)).Where(name => name.EndsWith(suffix, StringComparison.Ordinal))];

    /// <summary>Opens a file for writing that only its owner may read, creating it if need be.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">Whether to keep what it holds.</param>
    /// <returns>The handle.</returns>
    public static SafeFileHandle OpenPrivate(string path, FileMode mode)
    {
        var handle = File.OpenHandle(path, mode, FileAccess.ReadWrite, Everything);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(handle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return handle;
    }

    private static IStoredFile? RequireDirectory(string path) =>
        Directory.Exists(Path.GetDirectoryName(path))
            ? null
            : throw new DirectoryNotFoundException($"The directory '{Path.GetDirectoryName(path)}' does not exist.");
}
