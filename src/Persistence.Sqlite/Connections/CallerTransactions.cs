using Microsoft.Data.Sqlite;

namespace Persistence.Sqlite;

/// <summary>Transactions of callers, who make several commits in one: on their thread, or in their asynchronous flow.</summary>
/// <param name="leader">Who commits.</param>
/// <param name="database">The database, for messages.</param>
internal sealed class CallerTransactions(CommitLeader leader, string database)
{
    /// <summary>Runs several changes of this thread in one transaction, all or nothing.</summary>
    /// <param name="changes">Makes them.</param>
    public void Run(Action changes)
    {
        try
        {
            if (leader.Caller.HoldsWriter || leader.Caller.Flow?.TryRun(() => RunHere(changes)) != true)
            {
                RunHere(changes);
            }
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Translate(fault, database, null);
        }
    }

    /// <summary>Runs several changes of an asynchronous caller in one transaction, all or nothing.</summary>
    /// <param name="changes">Makes them.</param>
    /// <param name="cancellation">Cancels it while it waits for others that write.</param>
    public async Task RunAsync(Func<Task> changes, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (leader.IsInsideTransaction)
        {
            throw new InvalidOperationException($"{database}: TransactionAsync was called inside a transaction. Make the changes in that one, or, inside TransactionAsync, a part of them with Transaction.");
        }

        try
        {
            await TransactionFlow.Run(leader, changes, cancellation).ConfigureAwait(false);
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Translate(fault, database, null);
        }
    }

    private void RunHere(Action changes) => leader.CommitTogether(() =>
    {
        changes();
        return true;
    });
}
