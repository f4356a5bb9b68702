using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Persistence.Json;

/// <content>Changes that are committed alone, or together with those of other threads and tasks.</content>
internal sealed partial class SessionDirectory
{
    /// <summary>Commits a change of a session.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="apply">Adds the change to a batch, whose state is null when the session is absent; or throws.</param>
    /// <returns>The session after the change.</returns>
    public SessionState? Commit(string key, Action<SessionBatch> apply)
    {
        var work = new CommitWork(apply, isAwaited: false);
        var file = _files.TakeByKey(key);
        try
        {
            if (file.Queue.TryLead(work) || !work.WaitUntilDone())
            {
                Lead(file, key, work);
            }
        }
        finally
        {
            _files.Return(file);
        }

        return Outcome(work, key);
    }

    /// <summary>Commits a change of a session; no thread waits for others.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="apply">Adds the change to a batch, whose state is null when the session is absent; or throws.</param>
    /// <returns>The session after the change.</returns>
    public async ValueTask<SessionState?> CommitAsync(string key, Action<SessionBatch> apply)
    {
        var work = new CommitWork(apply, isAwaited: true);
        var file = _files.TakeByKey(key);
        try
        {
            if (file.Queue.TryLead(work))
            {
                await ThreadPoolThread.Enter();
                await LeadAsync(file, key, work).ConfigureAwait(false);
            }
            else if (!await work.UntilDone().ConfigureAwait(false))
            {
                await LeadAsync(file, key, work).ConfigureAwait(false);
            }
        }
        finally
        {
            _files.Return(file);
        }

        return Outcome(work, key);
    }

    private void Lead(SessionFile file, string key, CommitWork own)
    {
        List<CommitWork> batch = [own];
        try
        {
            GiveWayIfDue(file, own.Since);
            Write(file, key, TakeLock(key, file.Slot, own.Since), own, ref batch);
        }
        catch (Exception fault)
        {
            batch.ForEach(refused => refused.Refuse(fault));
        }
        finally
        {
            file.Queue.PassOn(batch);
        }
    }

    private async ValueTask LeadAsync(SessionFile file, string key, CommitWork own)
    {
        List<CommitWork> batch = [own];
        try
        {
            await GiveWayIfDueAsync(file, own.Since).ConfigureAwait(false);
            Write(file, key, await TakeLockAsync(key, file.Slot, own.Since).ConfigureAwait(false), own, ref batch);
        }
        catch (Exception fault)
        {
            batch.ForEach(refused => refused.Refuse(fault));
        }
        finally
        {
            file.Queue.PassOn(batch);
        }
    }

    private void Write(SessionFile file, string key, SessionPlace place, CommitWork own, ref List<CommitWork> batch)
    {
        try
        {
            file.Folder = place.Folder;
            batch = file.Queue.Gather(own);
            Write(file, key, batch);
        }
        finally
        {
            if (!place.Folder.MayStayOpen)
            {
                file.CloseWriter();
            }

            place.Locks.Release(file.Slot);
            file.LastEnded = Stopwatch.GetTimestamp();
        }
    }

    private SessionState? Outcome(CommitWork work, string key)
    {
        if (work.Fault is { } fault)
        {
            // Thrown by another thread, perhaps: it belongs to this one's caller.
            ExceptionDispatchInfo.Throw(FileFault.IsOfFiles(fault) ? FileFault.Of(key, Store, "it cannot be written", fault) : fault);
        }

        return work.After;
    }
}
