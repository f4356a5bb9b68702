using System.Diagnostics;
using Persistence.Sqlite;
using Persistence.Tool.Copying;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Sqlite;

/// <summary>Writes sessions into tables: many in one transaction, which ends soon enough for others to write, too.</summary>
internal sealed class SqliteStoreWriter : IStoreWriter
{
    // Others that write to the database wait for so long at most.
    private static readonly long s_share = Stopwatch.Frequency / 5;

    private readonly ToolDatabase _database;
    private SessionRows? _rows;
    private long _begun;

    /// <summary>Opens the database, and makes it where it is absent.</summary>
    /// <param name="address">Where it is.</param>
    /// <exception cref="ToolException">It cannot be opened.</exception>
    public SqliteStoreWriter(StoreAddress address)
    {
        _database = ToolDatabase.Open(address, isWritten: true);
        _database.Rows("PRAGMA journal_mode = WAL");
        _database.ExecuteOnce("PRAGMA synchronous = NORMAL");
        _database.ExecuteOnce("PRAGMA foreign_keys = ON");
    }

    /// <inheritdoc/>
    public void BeginClass(StoredClass stored)
    {
        Commit();
        var known = _database.Holds(SchemaCatalog.Classes) ? new TableCatalog(_database).Classes().FirstOrDefault(candidate => candidate.Name == stored.Name) : null;
        var shape = known?.Shape ?? stored.Shape
            ?? throw new ToolException($"Nothing says what the columns of class '{stored.Name}' are: open '{_database.Address.Text}' once with your program, which makes its tables, then try again.");
        if (known is null && shape.Members.Count == 0)
        {
            throw new ToolException($"'{_database.Address.Text}' has no tables for the class '{stored.Name}': open it once with your program, which makes them, then try again.");
        }

        if (known is null)
        {
            Begin();
            new TableMaking(_database).Run(stored, shape);
            Commit();
        }

        _rows = new SessionRows(_database, stored with { Shape = shape });
    }

    /// <inheritdoc/>
    public PutOutcome Put(IOpenSession session)
    {
        Begin();
        var outcome = _rows!.Put(session);
        if (Stopwatch.GetTimestamp() - _begun > s_share)
        {
            Commit();
        }

        return outcome;
    }

    /// <inheritdoc/>
    public void Complete()
    {
        // A commit that waits for the disk makes all before it durable.
        Commit();
        _database.ExecuteOnce("PRAGMA synchronous = FULL");
        _database.ExecuteOnce($"BEGIN IMMEDIATE; UPDATE \"{SchemaCatalog.Classes}\" SET \"name\" = \"name\"; COMMIT");
        _database.ExecuteOnce("PRAGMA synchronous = NORMAL");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows = null;
        _database.Dispose();
    }

    private void Begin()
    {
        if (_begun == 0)
        {
            _database.Execute("BEGIN IMMEDIATE");
            _begun = Stopwatch.GetTimestamp();
        }
    }

    private void Commit()
    {
        if (_begun != 0)
        {
            _database.Execute("COMMIT");
            _begun = 0;
        }
    }
}
