using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Persistence.Engine;

namespace Persistence.Json;

/// <summary>
/// Commits changes of existing sessions, those of several threads and tasks together: the disk is the cost of a commit, so those that wait
/// share one write and one fsync. Each is a record of its own and stands or falls alone.
/// </summary>
internal sealed class GroupCommit
{
    private readonly JsonContext _context;
    private readonly SessionFiles _files;
    private readonly SessionLockManager _locks;
    private readonly JournalAppender _appender;
    private readonly DamageReport _damage;

    /// <summary>Prepares group commits.</summary>
    /// <param name="context">The store's name.</param>
    /// <param name="files">What is remembered of the files.</param>
    /// <param name="locks">Locks sessions.</param>
    /// <param name="appender">Writes.</param>
    /// <param name="damage">Reports damaged files.</param>
    public GroupCommit(JsonContext context, SessionFiles files, SessionLockManager locks, JournalAppender appender, DamageReport damage)
    {
        (_context, _files, _locks, _appender, _damage) = (context, files, locks, appender, damage);
        files.LeadAwaited = LeadAwaited;
    }

    /// <summary>Commits a change of a session.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="apply">Adds the change to a batch, whose state is null when the session is absent; or throws.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The session after the change.</returns>
    public async ValueTask<SessionState> Commit(string key, Action<CommitBatch> apply, IoMode mode)
    {
        var ticket = new JournalTicket(apply);
        var file = _files.TakeByKey(key);
        try
        {
            if (mode.IsAsync)
            {
                await file.Queue.EnqueueAsync(ticket).ConfigureAwait(false);
            }
            else if (file.Queue.TryLead(ticket) || !ticket.WaitUntilDone())
            {
                await Lead(file, [ticket], ticket, IoMode.Blocking).ConfigureAwait(false);
            }
        }
        finally
        {
            _files.Return(file);
        }

        return Result(ticket, key);
    }

    // A thread of the pool, for those that wait with a task.
    private async Task LeadAwaited(SessionFile file)
    {
        if (file.Queue.TryLeadAwaited() is { } first)
        {
            await Lead(file, [first], null, IoMode.Awaiting(CancellationToken.None)).ConfigureAwait(false);
        }
    }

    private async ValueTask Lead(SessionFile file, List<JournalTicket> batch, JournalTicket? own, IoMode mode)
    {
        try
        {
            var since = batch[0].Since;
            await _locks.YieldIfDue(file, since, mode).ConfigureAwait(false);
            var locked = await _locks.Lock(file.Key, file.Slot, since, mode).ConfigureAwait(false);
            try
            {
                file.Folder = locked.Folder;
                file.Queue.CollectBatch(batch);
                _appender.Append(file, batch);
            }
            finally
            {
                Unlock(file, locked);
            }
        }
        catch (Exception fault)
        {
            batch.ForEach(ticket => ticket.Fault ??= fault);
        }
        finally
        {
            file.Queue.CompleteBatch(batch, own, mayLeadOn: false);
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

    private SessionState Result(JournalTicket ticket, string key)
    {
        switch (ticket.Fault)
        {
            case null:
                return ticket.After!;
            case LineDamageException fault:
                throw _damage.Corrupted(FileNames.Of(key), key, fault);
            case var fault when FileFault.IsOfFiles(fault):
                throw FileFault.Of(key, _context.DisplayName, "it cannot be written", fault);
            case var fault:
                // Thrown by another thread, perhaps: it belongs to the caller of this one.
                ExceptionDispatchInfo.Throw(fault);
                throw fault;
        }
    }
}
