using System.Diagnostics;
using Persistence.Engine;
using Persistence.GroupCommit;

namespace Persistence.Json;

/// <summary>
/// One writer at a time: threads of this store by a queue, other processes and stores by locks. The caller waits for either, or its task
/// does, which then goes on with a thread of the pool; neither a thread nor a lock of a thread is held while a task waits.
/// </summary>
/// <param name="context">Settings.</param>
/// <param name="directory">Where the locks are.</param>
/// <param name="files">The files in use.</param>
internal sealed class SessionLockManager(JsonContext context, StoreDirectory directory, SessionFiles files)
{
    // In which another process would have seen a free lock.
    private static readonly long s_pause = Stopwatch.Frequency / 1000;

    // How long one store may go on while others wait.
    private static readonly long s_share = Stopwatch.Frequency / 100;

    // Everybody in it needs the class alone, so there is never a batch to lead.
    private readonly GroupCommitQueue<JournalTicket> _classQueue = QueueOfClass();

    /// <summary>Changes a session file while no other thread or process writes it.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="name">The file's name.</param>
    /// <param name="key">The session's key, for messages; null when only the file is known.</param>
    /// <param name="change">The change.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>What the change returned.</returns>
    /// <exception cref="SessionStoreUnavailableException">Another process held the session for too long.</exception>
    public ValueTask<T> Change<T>(string name, string? key, Func<SessionFile, T> change, IoMode mode) =>
        files.With(name, key, file => WithSessionLock(file, key, change, mode.Committed));

    /// <summary>Does something while no other thread or process writes a session.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="file">The session file.</param>
    /// <param name="key">The session's key, for messages; null when only the file is known.</param>
    /// <param name="action">What to do.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>What the action returned.</returns>
    /// <exception cref="SessionStoreUnavailableException">Another process held the session for too long.</exception>
    public async ValueTask<T> WithSessionLock<T>(SessionFile file, string? key, Func<SessionFile, T> action, IoMode mode)
    {
        var ticket = await Lead(file.Queue, mode).ConfigureAwait(false);
        try
        {
            var locked = await Lock(key ?? FileNames.KeyOf(file.Name), file.Slot, ticket.Since, mode).ConfigureAwait(false);
            try
            {
                file.Folder = locked.Folder;
                return action(file);
            }
            finally
            {
                locked.Locks.Release(file.Slot);
            }
        }
        finally
        {
            file.Queue.HandOffLeadership();
        }
    }

    /// <summary>Does something while no other thread or process changes values of unique indexes.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="key">The session's key, for messages.</param>
    /// <param name="action">What to do; it may lock sessions, but may not await them: one thread makes the change, so that the lock is never held without a thread that runs.</param>
    /// <param name="mode">How to wait for the lock.</param>
    /// <returns>What the action returned.</returns>
    public async ValueTask<T> WithClassLock<T>(string key, Func<ValueTask<T>> action, IoMode mode)
    {
        files.Uses.Begin();
        try
        {
            var ticket = await Lead(_classQueue, mode).ConfigureAwait(false);
            try
            {
                var locked = await Lock(key, LockSlots.Class, ticket.Since, mode).ConfigureAwait(false);
                try
                {
                    return await action().ConfigureAwait(false);
                }
                finally
                {
                    locked.Locks.Release(LockSlots.Class);
                }
            }
            finally
            {
                _classQueue.HandOffLeadership();
            }
        }
        finally
        {
            files.Uses.End();
        }
    }

    /// <summary>Takes a lock that everybody who comes by the path has to take too.</summary>
    /// <param name="key">The session's key, for messages.</param>
    /// <param name="slot">Which lock.</param>
    /// <param name="since">Since when the caller waits already: a time stamp of <see cref="Stopwatch"/>.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>Where the lock was taken.</returns>
    /// <exception cref="SessionStoreUnavailableException">Another process held it for too long.</exception>
    public async ValueTask<LockedDirectory> Lock(string? key, long slot, long since, IoMode mode)
    {
        while (true)
        {
            var locked = directory.Writable();
            if (!locked.Locks.TryTake(slot) && !await Wait(locked, slot, since, mode).ConfigureAwait(false))
            {
                throw FileFault.Busy(key, context.DisplayName, context.Options.LockTimeout);
            }

            if (locked.Locks.AreCurrent)
            {
                return locked;
            }

            locked.Locks.Release(slot);
            directory.Reopen(locked);
        }
    }

    private ValueTask<bool> Wait(LockedDirectory locked, long slot, long since, IoMode mode)
    {
        context.Telemetry.Retried(null);
        return locked.Locks.Take(slot, since, mode);
    }

    /// <summary>
    /// Fairness between processes: a lock of a file has no queue, and the process that released it is the first to take it again. So a store that
    /// has committed without a pause for a while asks whether another one waits, and lets that one write first. One that is alone, or pauses, never asks.
    /// </summary>
    /// <param name="file">The session file.</param>
    /// <param name="now">A time stamp of <see cref="Stopwatch"/>.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>A task that ends when the session may be locked.</returns>
    public ValueTask YieldIfDue(SessionFile file, long now, IoMode mode)
    {
        var hasPaused = now - file.LastEnded > s_pause;
        var isOver = !hasPaused && now - file.BusySince > s_share;
        if (hasPaused || isOver)
        {
            file.BusySince = now;
        }

        return isOver ? directory.Latest.Locks.Yield(file.Slot, mode) : ValueTask.CompletedTask;
    }

    private static async ValueTask<JournalTicket> Lead(GroupCommitQueue<JournalTicket> queue, IoMode mode)
    {
        var ticket = new JournalTicket(null);
        if (mode.IsAsync)
        {
            await queue.EnqueueAsync(ticket).ConfigureAwait(false);
        }
        else if (!queue.TryLead(ticket))
        {
            ticket.WaitUntilDone();
        }

        return ticket;
    }

    private static GroupCommitQueue<JournalTicket> QueueOfClass()
    {
        GroupCommitQueue<JournalTicket> queue = null!;
        queue = new GroupCommitQueue<JournalTicket>(() => ThreadPool.UnsafeQueueUserWorkItem(_ => queue.TryLeadAwaited(), null), delayDivisor: 1);
        return queue;
    }
}
