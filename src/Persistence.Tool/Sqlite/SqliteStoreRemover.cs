using Persistence.Engine;
using Persistence.Sqlite;
using Persistence.Tool.Copying;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Sqlite;

/// <summary>Removes rows of sessions, each in a transaction of its own.</summary>
internal sealed class SqliteStoreRemover : IStoreRemover
{
    private readonly ToolDatabase _database;
    private ClassTable? _table;

    /// <summary>Opens the database.</summary>
    /// <param name="address">Where it is.</param>
    public SqliteStoreRemover(StoreAddress address)
    {
        _database = ToolDatabase.Open(address, isWritten: true);
        _database.ExecuteOnce("PRAGMA synchronous = FULL");
        _database.ExecuteOnce("PRAGMA foreign_keys = ON");
    }

    /// <inheritdoc/>
    public RemoveOutcome TryRemove(StoredClass stored, SessionHead expected)
    {
        _table = _table?.Class.Name == stored.Name ? _table : new ClassTable(_database, stored);
        _database.Execute("BEGIN IMMEDIATE");
        var end = "ROLLBACK";
        try
        {
            var outcome = Look(_table, expected);
            if (outcome == RemoveOutcome.Removed)
            {
                var delete = _database.Prepare($"DELETE FROM {SqlNames.Quote(stored.Name)} WHERE {_table.KeyCondition}");
                _table.BindKey(delete, expected.Key);
                delete.Run();
            }

            end = "COMMIT";
            return outcome;
        }
        finally
        {
            _database.Execute(end);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    private RemoveOutcome Look(ClassTable table, SessionHead expected)
    {
        if (SqliteOpenSession.Open(_database, table, expected.Key)?.Head is not { } head)
        {
            return RemoveOutcome.Absent;
        }

        if (head.Lease?.IsHeld(LeaseClock.System) == true)
        {
            return RemoveOutcome.Leased;
        }

        return PutDecision.Of(expected, head) == PutOutcome.Equal && PutDecision.Of(head, expected) == PutOutcome.Equal ? RemoveOutcome.Removed : RemoveOutcome.Changed;
    }
}
