using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <content>Transactions that may write.</content>
internal sealed partial class SqliteLink
{
    private SqliteStatement? _begin;
    private SqliteStatement? _commit;
    private SqliteStatement? _schemaVersion;
    private Func<bool>? _tryBegin;

    /// <summary>Keeps room in the log; null where that gains nothing.</summary>
    public LogRoom? Room { get; init; }

    /// <summary>How to wait for other processes that write; null where this connection does not write.</summary>
    public BusyWait? Waiting { get; init; }

    /// <summary>What is known of the ends of a log.</summary>
    public KnownEnds Ends { get; } = new();

    /// <summary>
    /// The version of the schema in the present transaction, or in the snapshot that is held: SQLite does not let a transaction begin from
    /// that after somebody else has committed, so it needs no second look.
    /// </summary>
    public long SchemaVersion { get; private set; }

    public bool IsInTransaction => raw.sqlite3_get_autocommit(Connection.Handle!) == 0;

    /// <summary>Begins a transaction that may write; waits for others who do.</summary>
    public void BeginWriting()
    {
        Ends.Forget();
        var begin = _begin ??= Prepare("BEGIN IMMEDIATE");
        if (!begin.TryRun() && Waiting?.Until(_tryBegin ??= begin.TryRun) != true)
        {
            // Says what the matter is.
            begin.Run();
        }

        Room?.Provide();
        SchemaVersion = ReadSchemaVersion();
    }

    /// <summary>Begins a transaction that may write, from the snapshot that is open.</summary>
    /// <returns>False when somebody else writes or has written since.</returns>
    public bool TryBeginWriting()
    {
        if (!(_begin ??= Prepare("BEGIN IMMEDIATE")).TryRun())
        {
            return false;
        }

        Room?.Provide();
        return true;
    }

    /// <summary>Ends a transaction that only read.</summary>
    public void EndReading()
    {
        try
        {
            if (IsInTransaction)
            {
                Execute("COMMIT");
            }
        }
        catch (SqliteException)
        {
            // After damage was met SQLite reports it once more; there is nothing to commit.
            if (IsInTransaction)
            {
                Execute("ROLLBACK");
            }
        }
    }

    private long ReadSchemaVersion()
    {
        var select = _schemaVersion ??= Prepare("PRAGMA schema_version");
        try
        {
            select.Step();
            return select.ReadInt64(0);
        }
        finally
        {
            select.Reset();
        }
    }

    /// <summary>Ends the transaction.</summary>
    public void Commit() => (_commit ??= Prepare("COMMIT")).Run();
}
