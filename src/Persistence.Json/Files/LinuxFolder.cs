using Microsoft.Win32.SafeHandles;

namespace Persistence.Json;

/// <summary>
/// A directory held open: its files are opened, renamed and removed relative to it, whatever becomes of its path (openat,
/// renameat, unlinkat).
/// </summary>
internal sealed class LinuxFolder : IFileFolder
{
    private readonly string _path;
    private readonly SafeFileHandle _handle;
    private readonly FileIdentity _identity;

    /// <summary>Takes an open directory.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="handle">The directory.</param>
    /// <param name="identity">Which it is.</param>
    public LinuxFolder(string path, SafeFileHandle handle, FileIdentity identity)
    {
        _path = path;
        _handle = handle;
        _identity = identity;
    }

    /// <inheritdoc/>
    public bool IsCurrent => FileStatus.Of(_path)?.Identity == _identity;

    /// <inheritdoc/>
    public bool MayStayOpen { get; } = true;

    /// <inheritdoc/>
    public IStoredFile? Open(string name, FileUse use)
    {
        var handle = NativeOpening.OpenIn(_handle, name, use);
        if (handle is null)
        {
            return use == FileUse.Replace ? throw new DirectoryNotFoundException($"The directory '{_path}' does not exist any more.") : null;
        }

        return SystemFile.Checked(handle, use);
    }

    /// <inheritdoc/>
    public FileStatus? StatusOf(string name) => FileStatus.Of(_handle, name);

    /// <inheritdoc/>
    public void Rename(string from, string to) => NativeFiles.RenameIn(_handle, from, to);

    /// <inheritdoc/>
    public void Delete(string name) => NativeFiles.DeleteIn(_handle, name);

    /// <inheritdoc/>
    public void Sync() => NativeFiles.Synchronise(_handle, _path);

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string suffix) => SystemFiles.List(_path, suffix);

    /// <inheritdoc/>
    public IFolderWatch? Watch() => FolderEvents.Shared.Watch(_handle);

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
