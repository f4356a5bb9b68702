using Microsoft.Win32.SafeHandles;

namespace Persistence.Json;

/// <summary>
/// One lock file for all sessions of a class, one byte of it a session: Linux locks bytes of a file for an open file,
/// whether or not the file has such bytes. The store never removes the file, so deleting a session breaks no exclusion. Should
/// somebody else remove it, or its folder, and it appears anew, a lock on the former file excludes nobody: that the path
/// still names the file is asked after each lock.
/// </summary>
internal sealed class RangeLocks : IProcessLocks
{
    private readonly string _path;
    private readonly Lock _gate = new();
    private LockFile[] _files;

    /// <summary>Opens the lock file, creating it if need be.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be created.</exception>
    public RangeLocks(string path)
    {
        _path = path;
        _files = [OpenFile()];
    }

    /// <inheritdoc/>
    public bool TryTake(long slot)
    {
        while (true)
        {
            var file = Volatile.Read(ref _files)[^1];
            if (!NativeFiles.TrySetLock(file.Handle, slot, isLock: true))
            {
                return false;
            }

            if (file.Identity is not { } identity || identity == FileIdentity.Of(_path))
            {
                return true;
            }

            NativeFiles.TrySetLock(file.Handle, slot, isLock: false);
            OpenAnew(file);
        }
    }

    /// <inheritdoc/>
    public void Release(long slot)
    {
        // Only one of the files has it; whoever took it does not know whether another thread opened the file anew since.
        foreach (var file in Volatile.Read(ref _files))
        {
            NativeFiles.TrySetLock(file.Handle, slot, isLock: false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _files)
        {
            file.Handle.Dispose();
        }
    }

    // Former files stay open, because other threads may be using their handles.
    private void OpenAnew(LockFile former)
    {
        lock (_gate)
        {
            if (_files[^1] == former)
            {
                Volatile.Write(ref _files, [.. _files, OpenFile()]);
            }
        }
    }

    private LockFile OpenFile()
    {
        var handle = SystemFiles.OpenPrivate(_path, FileMode.OpenOrCreate);
        return new LockFile(handle, FileIdentity.Of(handle));
    }

    private sealed record LockFile(SafeFileHandle Handle, FileIdentity? Identity);
}
