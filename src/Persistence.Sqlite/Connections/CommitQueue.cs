namespace Persistence.Sqlite;

/// <summary>
/// Group commit: with synchronous=FULL the disk is the cost of a commit, so changes that wait at the same time share
/// one transaction. Each change stands or falls alone. The caller that finds nobody at work leads: it writes its own
/// change and those that wait, commits once, and hands the lead to the next one in line. For callers that wait with a
/// task a thread of the pool leads, one at a time, however many wait.
/// </summary>
internal sealed class CommitQueue
{
    private readonly SqliteLink _link;
    private readonly Lock _writing = new();
    private readonly WriteTransaction _transaction;
    private readonly WaitingLine _line;
    private readonly List<CommitWork> _batch = [];
    private bool _isClosed;

    public CommitQueue(SqliteLink link)
    {
        _link = link;
        _transaction = new WriteTransaction(link);
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
        lock (_writing)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(SqliteDatabase));
            _transaction.RunAll(changes);
        }
    }

    /// <summary>Waits for the transaction at work and closes the connection.</summary>
    public void Close()
    {
        lock (_writing)
        {
            _isClosed = true;
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
        lock (_writing)
        {
            _batch.Clear();
            _line.Join(_batch, first);
            RunBatch();
            _line.PassOn(_batch, own);
        }
    }

    private void RunBatch()
    {
        try
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(SqliteDatabase));
            _transaction.RunEach(_batch);
            _link.RequireInPlace();
        }
        catch (Exception fault)
        {
            _batch.ForEach(work => work.Fault ??= fault);
        }
    }
}
