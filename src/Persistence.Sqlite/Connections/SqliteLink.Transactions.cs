using SQLitePCL;

namespace Persistence.Sqlite;

/// <content>Transactions that may write.</content>
internal sealed partial class SqliteLink
{
    private SqliteStatement? _begin;
    private SqliteStatement? _commit;

    /// <summary>Keeps room in the log; null where that gains nothing.</summary>
    public LogRoom? Room { get; init; }

    /// <summary>What is known of the ends of a log.</summary>
    public KnownEnds Ends { get; } = new();

    public bool IsInTransaction => raw.sqlite3_get_autocommit(Connection.Handle!) == 0;

    /// <summary>Begins a transaction that may write; waits for others who do.</summary>
    public void BeginWriting()
    {
        Ends.Forget();
        (_begin ??= Prepare("BEGIN IMMEDIATE")).Run();
        Room?.Provide();
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

    /// <summary>Ends the transaction.</summary>
    public void Commit() => (_commit ??= Prepare("COMMIT")).Run();
}
