using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Persistence.Json;

/// <summary>
/// Where bytes of a file cannot be locked for an open file: 256 lock files, each opened so that no other process can open
/// it (FileShare.None, which .NET makes flock on Unix). Sessions that share a file wait for each other.
/// </summary>
internal sealed class ShardLocks(string directory) : IProcessLocks
{
    private const int Shards = 256;

    // What is said of a file that another process holds.
    private const int TryAgainOnLinux = 11;
    private const int TryAgainOnMac = 35;
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);

    private readonly ConcurrentDictionary<long, SafeFileHandle> _held = new();

    /// <inheritdoc/>
    public FileIdentity? Identity => null;

    /// <inheritdoc/>
    public bool AreCurrent => true;

    /// <inheritdoc/>
    public bool TryTake(long slot)
    {
        var shard = ShardOf(slot);
        try
        {
            var handle = File.OpenHandle(
                Path.Combine(directory, shard.ToString("x3", CultureInfo.InvariantCulture)),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None);
            _held[shard] = handle;
            return true;
        }
        catch (IOException problem) when (problem.HResult is TryAgainOnLinux or TryAgainOnMac or SharingViolation or LockViolation)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Share(long slot)
    {
        // Other processes cannot see who waits: a file that is opened alone cannot be shared.
    }

    /// <inheritdoc/>
    public void EndSharing(long slot)
    {
        // Nothing was shared.
    }

    /// <inheritdoc/>
    public bool IsTakenByOther(long slot) => false;

    /// <inheritdoc/>
    public void Release(long slot)
    {
        if (_held.TryRemove(ShardOf(slot), out var handle))
        {
            handle.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var handle in _held.Values)
        {
            handle.Dispose();
        }
    }

    // The class-wide locks have files of their own, because they are held while session locks are taken.
    private static long ShardOf(long slot) => slot switch
    {
        LockSlots.Class => Shards,
        LockSlots.Index => Shards + 1,
        LockSlots.Search => Shards + 2,
        _ => slot % Shards,
    };
}
