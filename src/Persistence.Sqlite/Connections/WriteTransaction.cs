namespace Persistence.Sqlite;

/// <summary>Transactions of the connection that writes. One at a time: whoever calls sees to that.</summary>
internal sealed class WriteTransaction(SqliteLink link, HeldSnapshot held)
{
    private readonly SqliteLink _link = link;

    /// <summary>Runs changes in one transaction, each of which stands or falls alone.</summary>
    public void RunEach(IReadOnlyList<WriteCommand> commands)
    {
        if (commands.Count == 1)
        {
            RunAlone(commands[0]);
        }
        else
        {
            RunTogether(commands);
        }
    }

    /// <summary>Runs something in one transaction, all or nothing; inside another one, as a part of it.</summary>
    public void RunAll(Action changes)
    {
        var isPart = _link.IsInTransaction;
        held.LetGo();
        if (isPart)
        {
            _link.Execute("SAVEPOINT part");
        }
        else
        {
            _link.Files!.RequireBeforeWriting();
            _link.BeginWriting();
        }

        try
        {
            changes();
            EndAll(isPart);
        }
        catch
        {
            Undo(isPart);
            throw;
        }
    }

    /// <summary>Runs a change as a part of the transaction at work; one that fails leaves nothing behind.</summary>
    public void RunAsPart(WriteCommand command)
    {
        var hasSavepoint = !command.IsSingleStatement;
        if (hasSavepoint)
        {
            _link.Ends.Forget();
            _link.Execute("SAVEPOINT change");
        }

        try
        {
            command.Execute(_link);
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

            command.Fault = fault;
        }
    }

    private void RunTogether(IReadOnlyList<WriteCommand> commands)
    {
        held.LetGo();
        _link.BeginWriting();
        try
        {
            foreach (var command in commands)
            {
                RunAsPart(command);
            }

            _link.Commit();
        }
        catch (Exception)
        {
            // One change that the disk has no room for takes the others with it; each gets its own answer then.
            Undo(isPart: false);
            foreach (var command in commands)
            {
                RunAlone(command);
            }
        }
    }

    private void RunAlone(WriteCommand command)
    {
        try
        {
            command.Fault = null;
            if (held.TryCommitAutocommit(command))
            {
                return;
            }

            if (command.IsSingleStatement)
            {
                held.BeginWriting();
                command.Execute(_link);
                held.Commit();
            }
            else
            {
                held.LetGo();
                _link.BeginWriting();
                command.Execute(_link);
                _link.Commit();
            }
        }
        catch (Exception fault)
        {
            Undo(isPart: false);
            command.Fault = fault;
        }
    }

    private void EndAll(bool isPart)
    {
        if (isPart)
        {
            _link.Execute("RELEASE part");
        }
        else
        {
            _link.Commit();
            _link.Files!.RequireAfterCommit();
        }
    }

    // A full disk or an I/O error may have ended the transaction already.
    private void Undo(bool isPart)
    {
        held.LetGo();
        _link.Ends.Forget();
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
