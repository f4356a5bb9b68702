using Microsoft.Data.Sqlite;
using Persistence.Engine;

namespace Persistence.Sqlite;

/// <summary>Several changes in one transaction, each for itself: one that fails is taken back alone.</summary>
/// <param name="changes">The changes.</param>
internal sealed class BatchCommand(IReadOnlyList<WriteCommand> changes) : WriteCommand
{
    /// <summary>How many changes were made.</summary>
    public int Made => changes.Count(static change => change.Fault is null);

    /// <inheritdoc/>
    public override void Execute(WriterConnection writer)
    {
        var transaction = new WriteTransaction(writer);
        foreach (var change in changes)
        {
            change.Fault = null;
            transaction.RunAsPart(change);
        }
    }

    /// <summary>Makes the changes.</summary>
    /// <param name="database">Of the store.</param>
    /// <param name="keyOf">The key that a change concerns.</param>
    /// <param name="resultOf">The result of a change that is committed.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>What became of each. Where the transaction as a whole failed, that is the outcome of each.</returns>
    public async ValueTask<BatchOutcome<bool>[]> Run(SqliteDatabase database, Func<int, string> keyOf, Func<int, bool> resultOf, IoMode mode)
    {
        SessionException? outage = null;
        try
        {
            await database.Connections.Write(null, this, mode).ConfigureAwait(false);
        }
        catch (SessionException fault)
        {
            outage = fault;
        }

        return [.. changes.Select((change, position) => (ErrorOf(change, database, keyOf(position)) ?? outage) is { } error ? new BatchOutcome<bool>(false, error) : new BatchOutcome<bool>(resultOf(position), null))];
    }

    private static SessionException? ErrorOf(WriteCommand change, SqliteDatabase database, string key)
    {
        if (change.Fault is null or SessionException)
        {
            return (SessionException?)change.Fault;
        }

        if (change.Fault is SqliteException fault)
        {
            return SqliteFault.Translate(fault, database.Description, key);
        }

        SqliteFault.Throw(change.Fault, database.Description, key);
        return null;
    }
}
