namespace Persistence.Sqlite;

/// <summary>
/// Group commit: with synchronous=FULL the disk is the cost of a commit, so changes that wait at the same time share
/// one transaction. Each change stands or falls alone. The caller that finds nobody at work leads: it writes its own
/// change and those that wait, commits once, and hands the lead to the next one in line.
/// </summary>
internal sealed class CommitQueue(SqliteLink link)
{
    private readonly SqliteLink _link = link;
    private readonly Lock _transaction = new();
    private readonly WaitingLine _line = new();
    private readonly List<CommitWork> _batch = [];
    private bool _isClosed;

    /// <summary>Whether this thread is inside <see cref="CommitTogether"/>.</summary>
    public bool IsInsideTransaction => _transaction.IsHeldByCurrentThread;

    /// <summary>Commits a change, alone or with others; what goes wrong is its <see cref="CommitWork.Fault"/>.</summary>
    public void Commit(CommitWork work)
    {
        if (IsInsideTransaction)
        {
            RunAsPart(work);
        }
        else if (_line.TryLead(work) || !work.WaitUntilDone())
        {
            Lead(work);
        }
    }

    /// <summary>Runs several changes in one transaction, all or nothing; inside another one, as a part of it.</summary>
    /// <param name="changes">Calls <see cref="Commit"/> for each.</param>
    public void CommitTogether(Action changes)
    {
        lock (_transaction)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(SqliteDatabase));
            var isPart = _link.IsInTransaction;
            _link.Execute(isPart ? "SAVEPOINT part" : "BEGIN IMMEDIATE");
            try
            {
                changes();
                _link.Execute(isPart ? "RELEASE part" : "COMMIT");
                _link.RequireInPlace();
            }
            catch
            {
                Undo(isPart);
                throw;
            }
        }
    }

    /// <summary>Waits for the transaction at work and closes the connection.</summary>
    public void Close()
    {
        lock (_transaction)
        {
            _isClosed = true;
            _link.Dispose();
        }
    }

    private void Lead(CommitWork own)
    {
        lock (_transaction)
        {
            _batch.Clear();
            _line.Join(_batch, own);
            RunBatch();
            _line.PassOn(_batch, own);
        }
    }

    private void RunBatch()
    {
        try
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(SqliteDatabase));
            if (_batch.Count > 1)
            {
                RunTogether();
            }
            else
            {
                RunAlone(_batch[0]);
            }

            _link.RequireInPlace();
        }
        catch (Exception fault)
        {
            _batch.ForEach(work => work.Fault ??= fault);
        }
    }

    private void RunTogether()
    {
        _link.Execute("BEGIN IMMEDIATE");
        try
        {
            foreach (var work in _batch)
            {
                RunAsPart(work);
            }

            _link.Execute("COMMIT");
        }
        catch (Exception)
        {
            // One change that the disk has no room for takes the others with it; each gets its own answer then.
            Undo(isPart: false);
            foreach (var work in _batch)
            {
                RunAlone(work);
            }
        }
    }

    private void RunAlone(CommitWork work)
    {
        try
        {
            work.Fault = null;
            _link.Execute("BEGIN IMMEDIATE");
            work.Apply(_link);
            _link.Execute("COMMIT");
        }
        catch (Exception fault)
        {
            Undo(isPart: false);
            work.Fault = fault;
        }
    }

    private void RunAsPart(CommitWork work)
    {
        var hasSavepoint = !work.WritesOnce;
        if (hasSavepoint)
        {
            _link.Execute("SAVEPOINT change");
        }

        try
        {
            work.Apply(_link);
            if (hasSavepoint)
            {
                _link.Execute("RELEASE change");
            }
        }
        catch (Exception fault) when (_link.IsInTransaction)
        {
            if (hasSavepoint)
            {
                _link.Execute("ROLLBACK TO change");
                _link.Execute("RELEASE change");
            }

            work.Fault = fault;
        }
    }

    // A full disk or an I/O error may have ended the transaction already.
    private void Undo(bool isPart)
    {
        if (_link.IsInTransaction && isPart)
        {
            _link.Execute("ROLLBACK TO part");
            _link.Execute("RELEASE part");
        }
        else if (_link.IsInTransaction)
        {
            _link.Execute("ROLLBACK");
        }
    }
}
