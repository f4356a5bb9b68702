using System.Diagnostics;
using Persistence.Threads;

namespace Persistence.Sqlite;

/// <summary>
/// Group commit: with synchronous=FULL the disk is the cost of a commit, so changes that wait at the same time share
/// one transaction. Each change stands or falls alone. The caller that finds nobody at work leads: it writes its own
/// change and those that wait, commits once, and hands the lead to the next one in line. For callers that wait with a
/// task a thread of the pool leads, one at a time, however many wait.
/// </summary>
internal sealed class CommitQueue : IDisposable
{
    // Where commits are quick, waking another leader takes as long as a commit. So the leader goes on with those that wait,
    // but its own caller does not wait much longer than for a commit on a slow disk.
    private static readonly TimeSpan s_longestLead = TimeSpan.FromMilliseconds(1);

    private readonly SqliteLink _link;
    private readonly Lock _writing = new();
    private readonly WriteTransaction _transaction;
    private readonly HeldSnapshot _held;
    private readonly WaitingLine _line;
    private readonly List<CommitWork> _batch = [];
    private bool _isClosed;

    public CommitQueue(SqliteLink link)
    {
        _link = link;
        _held = new HeldSnapshot(link, _writing);
        _transaction = new WriteTransaction(link, _held);
        _line = new WaitingLine(() => ThreadPool.UnsafeQueueUserWorkItem(static queue => queue.LeadTasks(), this, preferLocal: false));
    }

    /// <summary>Whether this thread is inside <see cref="CommitTogether"/>.</summary>
    public bool IsInsideTransaction => _writing.IsHeldByCurrentThread;

    /// <summary>Commits a change, alone or with others; what goes wrong is its <see cref="CommitWork.Fault"/>.</summary>
    public void Commit(CommitWork work)
    {
        if (IsInsideTransaction)
        {
            _transaction.RunAsPart(work);
        }
        else if (_line.TryLead(work) || !work.WaitUntilDone())
        {
            Lead(work, work);
        }
    }

    /// <summary>Commits a change without holding a thread meanwhile; what goes wrong is its <see cref="CommitWork.Fault"/>.</summary>
    public Task CommitAsync(CommitWork work)
    {
        if (IsInsideTransaction)
        {
            _transaction.RunAsPart(work);
            return Task.CompletedTask;
        }

        var completion = work.BeAwaited();
        _line.Stand(work);
        return completion;
    }

    /// <summary>Runs several changes in one transaction, all or nothing; inside another one, as a part of it.</summary>
    /// <param name="changes">Calls <see cref="Commit"/> for each.</param>
    public void CommitTogether(Action changes)
    {
        using (Uninterrupted.Enter(_writing))
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(SqliteDatabase));
            _transaction.RunAll(changes);
        }
    }

    /// <summary>Waits for the transaction at work and closes the connection.</summary>
    public void Dispose()
    {
        using (Uninterrupted.Enter(_writing))
        {
            _isClosed = true;
            _held.Dispose();
            _link.Dispose();
        }
    }

    private void LeadTasks()
    {
        if (_line.TryLeadTasks() is { } first)
        {
            Lead(first, null);
        }
    }

    private void Lead(CommitWork first, CommitWork? own)
    {
        using (Uninterrupted.Enter(_writing))
        {
            var began = Stopwatch.GetTimestamp();
            _batch.Add(first);
            bool leadsOn;
            do
            {
                _line.Gather(_batch);
                RunBatch();
                leadsOn = _line.Answer(_batch, own, Stopwatch.GetElapsedTime(began) < s_longestLead);
                _batch.Clear();
            }
            while (leadsOn);
        }
    }

    private void RunBatch()
    {
        try
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(SqliteDatabase));
            GiveWay();
            _link.Files!.RequireBeforeWriting();
            _transaction.RunEach(_batch);
            _link.Files!.RequireAfterCommit();
        }
        catch (Exception fault)
        {
            _batch.ForEach(work => work.Fault ??= fault);
        }
    }

    // Another process has waited for a while: it gets its chance between two commits.
    private void GiveWay()
    {
        if (_link.Files!.IsKnockedAt)
        {
            _held.LetGo();
            Uninterrupted.Sleep(BusyWait.GivingWay);
            _link.Files.IsKnockedAt = false;
        }
    }
}
