namespace Persistence.Sqlite;

/// <summary>Which transaction the caller is inside of: one that its thread holds, or one of its asynchronous flow.</summary>
/// <param name="leader">Who commits.</param>
/// <param name="writer">The connection that writes.</param>
/// <param name="transaction">Runs changes.</param>
internal sealed class CallerScope(CommitLeader leader, WriterConnection writer, WriteTransaction transaction)
{
    /// <summary>Whether this thread holds a transaction.</summary>
    public bool HoldsWriter => writer.Writing.IsHeldByCurrentThread;

    /// <summary>The asynchronous transaction that the caller is inside of; null for none.</summary>
    public TransactionFlow? Flow => TransactionFlow.Of(leader);

    /// <summary>Whether the caller is inside any.</summary>
    public bool IsInside => HoldsWriter || Flow is not null;

    /// <summary>Runs a change as a part of it.</summary>
    /// <param name="command">The change.</param>
    /// <returns>False when the caller is inside none.</returns>
    public bool TryRunAsPart(WriteCommand command)
    {
        if (HoldsWriter)
        {
            transaction.RunAsPart(command);
            return true;
        }

        return Flow is { } flow && flow.TryRun(transaction, command);
    }
}
