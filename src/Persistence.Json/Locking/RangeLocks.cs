using Microsoft.Win32.SafeHandles;

namespace Persistence.Json;

/// <summary>
/// One lock file for all sessions of a class, one byte of it a session: Linux locks bytes of a file for an open file,
/// whether or not the file has such bytes. The store never removes the file, so deleting a session breaks no exclusion. If
/// another program removes it, or its folder, and it appears again, a lock on the former file excludes no one: whether the path
/// still names the file is asked after each lock.
/// </summary>
internal sealed class RangeLocks : IProcessLocks
{
    private readonly string _path;
    private readonly SafeFileHandle _handle;

    /// <summary>Opens the lock file, creating it if need be.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be created.</exception>
    public RangeLocks(string path)
    {
        _path = path;
        _handle = SystemFiles.OpenPrivate(path, FileMode.OpenOrCreate);
        Identity = FileStatus.Of(_handle)?.Identity;
    }

    /// <inheritdoc/>
    public FileIdentity? Identity { get; }

    /// <inheritdoc/>
    public bool AreCurrent => Identity is not { } identity || identity == FileStatus.Of(_path)?.Identity;

    /// <inheritdoc/>
    public bool TryTake(long slot) => NativeFiles.TrySetLock(_handle, slot, isLock: true);

    /// <inheritdoc/>
    public void Share(long slot) => NativeFiles.TryShareLock(_handle, slot);

    /// <inheritdoc/>
    public void EndSharing(long slot) => Release(slot);

    /// <inheritdoc/>
    public bool IsTakenByOther(long slot) => NativeFiles.IsLockedByOther(_handle, slot);

    /// <inheritdoc/>
    public void Release(long slot) => NativeFiles.TrySetLock(_handle, slot, isLock: false);

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
