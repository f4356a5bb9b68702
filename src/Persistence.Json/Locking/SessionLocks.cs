using System.Diagnostics;
using Persistence.Engine;

namespace Persistence.Json;

/// <summary>The locks of one directory of sessions, waited for with a bound.</summary>
internal sealed class SessionLocks : IDisposable
{
    /// <summary>The name of the lock file.</summary>
    public const string FileName = ".lock";

    // A commit holds the lock for about one fsync, a fraction of a millisecond.
    private const int ShortPauses = 4;

    // A waiting thread looks about once in a millisecond, on a busy machine less often.
    private const int MaxYields = 10;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(1);

    private readonly IProcessLocks _locks;
    private readonly TimeSpan _timeout;

    /// <summary>Opens the locks.</summary>
    /// <param name="directory">The directory of the class, which exists.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="mayLockBytes">False to do without locks of bytes, as systems other than Linux must.</param>
    /// <exception cref="IOException">The lock file cannot be created.</exception>
    public SessionLocks(string directory, TimeSpan timeout, bool mayLockBytes = true)
        : this(LockFile.Open(Path.Combine(directory, FileName), mayLockBytes), timeout)
    {
    }

    /// <summary>Uses locks.</summary>
    /// <param name="locks">The locks.</param>
    /// <param name="timeout">How long to wait.</param>
    public SessionLocks(IProcessLocks locks, TimeSpan timeout)
    {
        _locks = locks;
        Identity = locks.Identity;
        _timeout = timeout;
    }

    /// <summary>Whether nothing can be locked, because the directory can only be read.</summary>
    public bool AreDenied => _locks is DeniedLocks;

    /// <summary>Whether a process that opens the locks now gets the same ones: to be asked after one was taken.</summary>
    public bool AreCurrent => _locks.AreCurrent;

    /// <summary>The file that is locked; null when there is none, or the system does not say.</summary>
    public FileIdentity? Identity { get; }

    /// <summary>Takes a lock if it is free.</summary>
    /// <param name="slot">Which.</param>
    /// <returns>False when another holds it.</returns>
    public bool TryTake(long slot) => _locks.TryTake(slot);

    /// <summary>Takes a lock, waiting while another holds it.</summary>
    /// <param name="slot">Which.</param>
    /// <param name="since">Since when the caller waits already: a time stamp of <see cref="Stopwatch"/>.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>False when the time is over.</returns>
    /// <exception cref="IOException">The lock file cannot be used.</exception>
    public async ValueTask<bool> Take(long slot, long since, IoMode mode)
    {
        if (_locks.TryTake(slot))
        {
            return true;
        }

        _locks.Share(LockSlots.WaitersOf(slot));
        try
        {
            for (var attempt = 0; !_locks.TryTake(slot); attempt++)
            {
                if (Stopwatch.GetElapsedTime(since) >= _timeout)
                {
                    return false;
                }

                await mode.Pause(attempt < ShortPauses ? TimeSpan.Zero : s_pause).ConfigureAwait(false);
            }

            return true;
        }
        finally
        {
            _locks.EndSharing(LockSlots.WaitersOf(slot));
        }
    }

    /// <summary>Gives those that wait for a lock, which this process took again and again, the time to see that it is free.</summary>
    /// <param name="slot">Which.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>A task that ends when another has the lock, or none waits.</returns>
    public async ValueTask Yield(long slot, IoMode mode)
    {
        for (var pause = 0; pause < MaxYields && IsAwaited(slot); pause++)
        {
            await mode.Pause(s_pause).ConfigureAwait(false);
        }
    }

    /// <summary>Releases a lock.</summary>
    /// <param name="slot">Which.</param>
    public void Release(long slot) => _locks.Release(slot);

    /// <inheritdoc/>
    public void Dispose() => _locks.Dispose();

    private bool IsAwaited(long slot) => _locks.IsTakenByOther(LockSlots.WaitersOf(slot)) && !_locks.IsTakenByOther(slot);
}
