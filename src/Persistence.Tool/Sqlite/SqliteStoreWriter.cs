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

    private readonly StoreAddress _address;
    private ToolDatabase? _open;
    private SessionRows? _rows;
    private long _begun;

    /// <summary>Looks at the database; it is made, where it is absent, for the first class.</summary>
    /// <param name="address">Where it is.</param>
    /// <exception cref="ToolException">It cannot be opened, or is somebody else's.</exception>
    public SqliteStoreWriter(StoreAddress address)
    {
        _address = address;
        if (File.Exists(address.Path))
        {
            using var present = ToolDatabase.Open(address);
            if (!present.Holds(SchemaCatalog.Classes) && present.Count("sqlite_schema") > 0)
            {
                throw new ToolException($"The database '{address.Text}' has tables of another program and none of a store: open it once with your program, or name another file.");
            }
        }
    }

    private ToolDatabase Database => _open ??= Open(_address);

    private static ToolDatabase Open(StoreAddress address)
    {
        var database = ToolDatabase.Open(address, isWritten: true);
        database.Rows("PRAGMA journal_mode = WAL");
        database.ExecuteOnce("PRAGMA synchronous = NORMAL");
        database.ExecuteOnce("PRAGMA foreign_keys = ON");
        return database;
    }

    /// <inheritdoc/>
    public void BeginClass(StoredClass stored)
    {
        Commit();
        var known = Database.Holds(SchemaCatalog.Classes) ? new TableCatalog(Database).Classes().FirstOrDefault(candidate => candidate.Name == stored.Name) : null;
        var shape = known?.Shape ?? stored.Shape
            ?? throw new ToolException($"Nothing says what the columns of class '{stored.Name}' are: open '{Database.Address.Text}' once with your program, which makes its tables, then try again.");
        if (known is null && shape.Members.Count == 0)
        {
            throw new ToolException($"'{Database.Address.Text}' has no tables for the class '{stored.Name}': open it once with your program, which makes them, then try again.");
        }

        if (known is null)
        {
            Begin();
            new TableMaking(Database).Run(stored, shape);
            Commit();
        }

        _rows = new SessionRows(Database, stored with { Shape = shape });
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
        if (_open is null)
        {
            return;
        }

        // A commit that waits for the disk makes all before it durable.
        Commit();
        Database.ExecuteOnce("PRAGMA synchronous = FULL");
        Database.ExecuteOnce($"BEGIN IMMEDIATE; UPDATE \"{SchemaCatalog.Classes}\" SET \"name\" = \"name\"; COMMIT");
        Database.ExecuteOnce("PRAGMA synchronous = NORMAL");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows = null;
        _open?.Dispose();
    }

    private void Begin()
    {
        if (_begun == 0)
        {
            Database.Execute("BEGIN IMMEDIATE");
            _begun = Stopwatch.GetTimestamp();
        }
    }

    private void Commit()
    {
        if (_begun != 0)
        {
            Database.Execute("COMMIT");
            _begun = 0;
        }
    }
}
