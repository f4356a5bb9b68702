using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Persistence.Engine;

namespace Persistence.Json;

/// <summary>Commits changes of existing sessions, those of several threads and tasks together: the first one leads and writes for all that wait.</summary>
/// <param name="context">The store's name.</param>
/// <param name="files">What is remembered of the files.</param>
/// <param name="locks">Locks sessions.</param>
/// <param name="appender">Writes.</param>
/// <param name="damage">Reports damaged files.</param>
internal sealed class GroupCommit(JsonContext context, SessionFiles files, SessionLockManager locks, JournalAppender appender, DamageReport damage)
{
    /// <summary>Commits a change of a session.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="apply">Adds the change to a batch, whose state is null when the session is absent; or throws.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The session after the change.</returns>
    public async ValueTask<SessionState> Commit(string key, Action<CommitBatch> apply, IoMode mode)
    {
        var pending = new PendingCommit(apply, mode.IsAsync);
        var file = files.TakeByKey(key);
        try
        {
            if (file.Queue.TryLead(pending))
            {
                await ThreadPoolThread.Enter(mode);
                await Lead(file, key, pending, mode.Committed).ConfigureAwait(false);
            }
            else if (!await pending.Wait().ConfigureAwait(false))
            {
                await Lead(file, key, pending, mode.Committed).ConfigureAwait(false);
            }
        }
        finally
        {
            files.Return(file);
        }

        return Result(pending, key);
    }

    private async ValueTask Lead(SessionFile file, string key, PendingCommit own, IoMode mode)
    {
        List<PendingCommit> batch = [own];
        try
        {
            await locks.YieldIfDue(file, own.Since, mode).ConfigureAwait(false);
            var locked = await locks.Lock(key, file.Slot, own.Since, mode).ConfigureAwait(false);
            try
            {
                file.Folder = locked.Folder;
                batch = file.Queue.CollectBatch(own);
                appender.Append(file, key, batch);
            }
            finally
            {
                Unlock(file, locked);
            }
        }
        catch (Exception fault)
        {
            batch.ForEach(change => change.Fail(fault));
        }
        finally
        {
            file.Queue.HandOffLeadership(batch);
        }
    }

    private static void Unlock(SessionFile file, LockedDirectory locked)
    {
        if (!locked.Folder.MayStayOpen)
        {
            file.CloseWriter();
        }

        locked.Locks.Release(file.Slot);
        file.LastEnded = Stopwatch.GetTimestamp();
    }

    private SessionState Result(PendingCommit pending, string key)
    {
        switch (pending.Fault)
        {
            case null:
                return pending.After!;
            case LineDamageException fault:
                throw damage.Corrupted(FileNames.Of(key), key, fault);
            case var fault when FileFault.IsOfFiles(fault):
                throw FileFault.Of(key, context.DisplayName, "it cannot be written", fault);
            case var fault:
                // Thrown by another thread, perhaps: it belongs to the caller of this one.
                ExceptionDispatchInfo.Throw(fault);
                throw fault;
        }
    }
}
