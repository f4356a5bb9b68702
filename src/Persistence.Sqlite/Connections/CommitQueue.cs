namespace Persistence.Sqlite;

/// <summary>
/// Group commit: with synchronous=FULL the disk is the cost of a commit, so changes that wait at the same time share
/// one transaction. Each change stands or falls alone, behind a savepoint of its own.
/// </summary>
internal sealed class CommitQueue
{
    private const int MaxBatch = 256;

    private readonly SqliteLink _link;
    private readonly Lock _transaction = new();
    private readonly object _gate = new();
    private List<CommitWork> _waiting = [];
    private bool _hasLeader;

    public CommitQueue(SqliteLink link) => _link = link;

    /// <summary>Commits a change, alone or with others.</summary>
    /// <param name="change">Writes through the connection; a change that throws leaves nothing behind.</param>
    public void Commit(Action<SqliteLink> change)
    {
        if (_transaction.IsHeldByCurrentThread)
        {
            // Inside a transaction that the caller began himself.
            RunBehindSavepoint(new CommitWork(change), rethrow: true);
            return;
        }

        var work = new CommitWork(change);
        if (!JoinAndWait(work))
        {
            Lead();
        }

        if (work.Fault is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(work.Fault);
        }
    }

    /// <summary>Runs several changes in one transaction, all or nothing.</summary>
    /// <param name="changes">Calls <see cref="Commit"/> for each.</param>
    public void CommitTogether(Action changes)
    {
        lock (_transaction)
        {
            _link.Execute("BEGIN IMMEDIATE");
            try
            {
                changes();
                _link.Execute("COMMIT");
            }
            catch
            {
                Rollback();
                throw;
            }
        }
    }

    // True when another thread has committed the work; false when this thread is to lead.
    private bool JoinAndWait(CommitWork work)
    {
        lock (_gate)
        {
            _waiting.Add(work);
            while (_hasLeader)
            {
                Monitor.Wait(_gate);
                if (work.IsDone)
                {
                    return true;
                }
            }

            _hasLeader = true;
            return false;
        }
    }

    private void Lead()
    {
        List<CommitWork> batch = [];
        try
        {
            lock (_transaction)
            {
                batch = TakeBatch();
                RunBatch(batch);
            }
        }
        finally
        {
            lock (_gate)
            {
                batch.ForEach(static work => work.IsDone = true);
                _hasLeader = false;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private List<CommitWork> TakeBatch()
    {
        lock (_gate)
        {
            var batch = _waiting.Count <= MaxBatch ? _waiting : _waiting[..MaxBatch];
            _waiting = _waiting.Count <= MaxBatch ? [] : _waiting[MaxBatch..];
            return batch;
        }
    }

    private void RunBatch(List<CommitWork> batch)
    {
        try
        {
            _link.Execute("BEGIN IMMEDIATE");
            if (batch.Count == 1)
            {
                batch[0].Apply(_link);
            }
            else
            {
                batch.ForEach(work => RunBehindSavepoint(work, rethrow: false));
            }

            _link.Execute("COMMIT");
        }
        catch (Exception fault)
        {
            Rollback();
            batch.ForEach(work => work.Fault ??= fault);
        }
    }

    private void RunBehindSavepoint(CommitWork work, bool rethrow)
    {
        _link.Execute("SAVEPOINT change");
        try
        {
            work.Apply(_link);
            _link.Execute("RELEASE change");
        }
        catch (Exception fault) when (_link.IsInTransaction)
        {
            _link.Execute("ROLLBACK TO change");
            _link.Execute("RELEASE change");
            work.Fault = fault;
            if (rethrow)
            {
                throw;
            }
        }
    }

    private void Rollback()
    {
        // A full disk or an I/O error has ended the transaction already.
        if (_link.IsInTransaction)
        {
            _link.Execute("ROLLBACK");
        }
    }
}
