using Microsoft.Win32.SafeHandles;

namespace Persistence.Json;

/// <summary>
/// One lock file for all sessions of a class, one byte of it a session: Linux locks bytes of a file for an open file,
/// whether or not the file has such bytes. The file is never removed, so deleting a session breaks no exclusion.
/// </summary>
internal sealed class RangeLocks(SafeFileHandle handle) : IProcessLocks
{
    /// <inheritdoc/>
    public bool TryTake(long slot) => NativeFiles.TrySetLock(handle, slot, isLock: true);

    /// <inheritdoc/>
    public void Release(long slot) => NativeFiles.TrySetLock(handle, slot, isLock: false);

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();
}
