using System.Diagnostics;
using Persistence.Threads;

namespace Persistence.Json;

/// <content>Waiting for a lock that somebody else holds.</content>
internal sealed partial class SessionLocks
{
    // A commit holds the lock for about one fsync, a fraction of a millisecond.
    private const int Yields = 4;

    // Who waits looks about once in a millisecond, on a busy machine less often.
    private const int MaxPauses = 10;

    /// <summary>Takes a lock, waiting while somebody else holds it.</summary>
    /// <param name="slot">Which.</param>
    /// <param name="since">Since when the caller waits already: a time stamp of <see cref="Stopwatch"/>.</param>
    /// <returns>False when the time is over.</returns>
    /// <exception cref="IOException">The lock file cannot be used.</exception>
    public bool Take(long slot, long since)
    {
        if (_locks.TryTake(slot))
        {
            return true;
        }

        _locks.Share(WaitSlotOf(slot));
        try
        {
            for (var attempt = 0; !_locks.TryTake(slot); attempt++)
            {
                if (IsOver(since))
                {
                    return false;
                }

                Uninterrupted.Sleep(attempt < Yields ? 0 : 1);
            }

            return true;
        }
        finally
        {
            _locks.EndSharing(WaitSlotOf(slot));
        }
    }

    /// <summary>Takes a lock, waiting without a thread while somebody else holds it.</summary>
    /// <param name="slot">Which.</param>
    /// <param name="since">Since when the caller waits already: a time stamp of <see cref="Stopwatch"/>.</param>
    /// <returns>False when the time is over.</returns>
    /// <exception cref="IOException">The lock file cannot be used.</exception>
    public async ValueTask<bool> TakeAsync(long slot, long since)
    {
        if (_locks.TryTake(slot))
        {
            return true;
        }

        _locks.Share(WaitSlotOf(slot));
        try
        {
            for (var attempt = 0; !_locks.TryTake(slot); attempt++)
            {
                if (IsOver(since))
                {
                    return false;
                }

                await Task.Delay(attempt < Yields ? 0 : 1).ConfigureAwait(false);
            }

            return true;
        }
        finally
        {
            _locks.EndSharing(WaitSlotOf(slot));
        }
    }

    /// <summary>
    /// Lets those wait no longer who wait for a lock that this process took again and again: gives them the time to see that it is free.
    /// </summary>
    /// <param name="slot">Which.</param>
    public void GiveWay(long slot)
    {
        for (var pause = 0; pause < MaxPauses && IsAwaited(slot); pause++)
        {
            Uninterrupted.Sleep(1);
        }
    }

    /// <summary>The same, waiting without a thread.</summary>
    /// <param name="slot">Which.</param>
    /// <returns>A task that ends when somebody has the lock, or nobody waits.</returns>
    public async ValueTask GiveWayAsync(long slot)
    {
        for (var pause = 0; pause < MaxPauses && IsAwaited(slot); pause++)
        {
            await Task.Delay(1).ConfigureAwait(false);
        }
    }

    private bool IsAwaited(long slot) => _locks.IsTakenByOther(WaitSlotOf(slot)) && !_locks.IsTakenByOther(slot);

    // Who waits has this one, together with others.
    private static long WaitSlotOf(long slot) => slot == ClassSlot ? long.MaxValue - 1 : ClassSlot | slot;

    private bool IsOver(long since) => Stopwatch.GetElapsedTime(since) >= _timeout;
}
