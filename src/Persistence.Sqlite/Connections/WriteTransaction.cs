using Persistence.Threads;

namespace Persistence.Sqlite;

/// <summary>Runs changes in transactions of the connection that writes, whose lock the caller holds.</summary>
/// <param name="writer">The connection.</param>
internal sealed class WriteTransaction(WriterConnection writer)
{
    private readonly SqliteConnectionContext _connection = writer.Context;

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

    /// <summary>Gives another process that has waited for a while its chance between two commits.</summary>
    public void YieldToOtherProcess()
    {
        if (_connection.Files!.IsWriterWaiting)
        {
            writer.Retained.Release();
            Uninterrupted.Sleep(BusyWait.YieldMilliseconds);
            _connection.Files.IsWriterWaiting = false;
        }
    }

    /// <summary>Runs something in one transaction, all or nothing; inside another one, as a part of it. False undoes all.</summary>
    public void RunAll(Func<bool> changes)
    {
        var isPart = _connection.IsInTransaction;
        if (isPart)
        {
            writer.BeginSavepoint("SAVEPOINT part");
        }
        else
        {
            _connection.Files!.RequireBeforeWriting();
            writer.Begin();
        }

        var (saved, isMade) = (writer.Saved.Begin(), false);
        try
        {
            if (changes())
            {
                EndAll(isPart);
                isMade = true;
            }
        }
        finally
        {
            if (!isMade)
            {
                writer.RollBack(isPart);
                writer.Saved.PutBack(saved);
            }

            writer.Saved.End();
        }
    }

    /// <summary>Runs a change in a transaction of its own, unless another process writes.</summary>
    /// <param name="command">The change.</param>
    /// <returns>False where one does.</returns>
    public bool TryRun(WriteCommand command)
    {
        if (!writer.TryBegin())
        {
            return false;
        }

        try
        {
            command.Execute(writer);
            writer.Commit();
        }
        catch (Exception fault)
        {
            writer.RollBack(isPart: false);
            command.Fault = fault;
        }

        return true;
    }

    /// <summary>Runs a change as a part of the transaction at work; one that fails changes nothing.</summary>
    public void RunAsPart(WriteCommand command)
    {
        var hasSavepoint = !command.IsSingleStatement;
        if (hasSavepoint)
        {
            writer.BeginSavepoint("SAVEPOINT change");
        }

        try
        {
            command.Execute(writer);
            if (hasSavepoint)
            {
                _connection.Execute("RELEASE change");
            }
        }
        catch (Exception fault) when (_connection.IsInTransaction)
        {
            if (hasSavepoint)
            {
                _connection.Execute("ROLLBACK TO change");
                _connection.Execute("RELEASE change");
            }

            command.Fault = fault;
        }
    }

    private void RunTogether(IReadOnlyList<WriteCommand> commands)
    {
        writer.Begin();
        try
        {
            foreach (var command in commands)
            {
                RunAsPart(command);
            }

            writer.Commit();
        }
        catch (Exception)
        {
            // One change that is too large for the disk takes the others with it; each gets its own answer then.
            writer.RollBack(isPart: false);
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
            if (writer.TryExecuteAutocommit(command))
            {
                return;
            }

            if (command.IsSingleStatement)
            {
                writer.BeginRetained();
                command.Execute(writer);
                writer.CommitRetained();
            }
            else
            {
                writer.Begin();
                command.Execute(writer);
                writer.Commit();
            }
        }
        catch (Exception fault)
        {
            writer.RollBack(isPart: false);
            command.Fault = fault;
        }
    }

    private void EndAll(bool isPart)
    {
        if (isPart)
        {
            _connection.Execute("RELEASE part");
        }
        else
        {
            writer.Commit();
            _connection.Files!.RequireAfterCommit();
        }
    }
}
