using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>
/// What SQLite's result codes mean. Only CORRUPT and NOTADB say that data are damaged; a code that is not known here is a store that cannot be used.
/// The most special line that fits counts: that of the extended code, then that of the primary one.
/// </summary>
internal static class FaultTable
{
    /// <summary>What became of a change that was not made.</summary>
    public const string Nothing = "Nothing was written";

    private const string Again = "try again";
    private const string TryAgain = "try again, or raise BusyTimeout";
    private const string Permissions = "check that the folder exists and the permissions allow it";
    private const string Disk = "look at the system's log and at the disk, then open the store again and run Verify";
    private const string Report = "open the store again; if it comes again, report it with this text";
    private const string Held = "another process, or another connection of this program, held the database for too long";

    private static readonly Dictionary<int, (string Reason, string Outcome, string Remedy)> s_meanings = new()
    {
        [raw.SQLITE_PERM] = ("the database cannot be written", Nothing, Permissions),
        [raw.SQLITE_ABORT] = ("the call was ended before it was done", Nothing, Again),
        [raw.SQLITE_BUSY] = (Held, Nothing, TryAgain),
        [Extended(raw.SQLITE_BUSY, 1)] = ("another process was repairing the write-ahead log of a program that was killed", Nothing, TryAgain),
        [raw.SQLITE_LOCKED] = (Held, Nothing, TryAgain),
        [raw.SQLITE_NOMEM] = ("there is no memory left", Nothing, "free some and try again"),
        [raw.SQLITE_READONLY] = ("the database cannot be written", Nothing, Permissions),
        [Extended(raw.SQLITE_READONLY, 5)] = ("the database cannot be read without its -shm file, which cannot be made here", Nothing, "let the program write to the folder, or put the closed file on a read-only medium and open it with Mode=ReadOnly"),
        [Extended(raw.SQLITE_READONLY, 6)] = ("the folder of the database cannot be written", Nothing, Permissions),
        [raw.SQLITE_INTERRUPT] = ("the call was interrupted", Nothing, Again),
        [raw.SQLITE_IOERR] = ("the disk reported an error", Nothing, Disk),
        [Extended(raw.SQLITE_IOERR, 4)] = ("the disk did not confirm what was written", "Whether it is stored is unknown", Disk),
        [Extended(raw.SQLITE_IOERR, 5)] = ("the disk did not confirm what was written", "Whether it is stored is unknown", Disk),
        [Extended(raw.SQLITE_IOERR, 12)] = ("there is no memory left", Nothing, "free some and try again"),
        [raw.SQLITE_FULL] = ("the disk or the database is full", Nothing, "free some space and try again"),
        [raw.SQLITE_CANTOPEN] = ("the database file cannot be opened", Nothing, Permissions),
        [raw.SQLITE_PROTOCOL] = ("too many programs began with the database at the same moment", Nothing, Again),
        [raw.SQLITE_TOOBIG] = ("a value is larger than SQLite can hold", Nothing, "store less in one value"),
        [raw.SQLITE_NOLFS] = ("the file system cannot hold a file that large", Nothing, "move the database to another file system"),
        [raw.SQLITE_AUTH] = ("an authorizer of this program refused the statement", Nothing, "let it allow what stores do"),
        [raw.SQLITE_INTERNAL] = ("SQLite found a fault in itself", Nothing, Report),
        [raw.SQLITE_MISUSE] = ("SQLite was called in a way that it does not allow", Nothing, Report),
        [raw.SQLITE_RANGE] = ("SQLite was called in a way that it does not allow", Nothing, Report),
    };

    // How SQLite says that a statement does not fit the tables; it has no code of its own for that.
    private static readonly string[] s_otherTables = ["no such table", "no such column", "no such index", "has no column named", "syntax error", "already exists", "duplicate column", "values for", "has changed", "foreign key mismatch", "views may not", "cannot modify", "cannot UPSERT", "ON CONFLICT clause does not match", "error in "];

    /// <summary>What an error means.</summary>
    /// <param name="fault">The error.</param>
    public static FaultKind KindOf(SqliteException fault) => fault.SqliteErrorCode switch
    {
        raw.SQLITE_CORRUPT => FaultKind.Damaged,
        raw.SQLITE_NOTADB => FaultKind.NoDatabase,
        raw.SQLITE_SCHEMA or raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH => FaultKind.Schema,
        raw.SQLITE_ERROR when IsAboutTables(fault.Message) => FaultKind.Schema,
        _ => FaultKind.Unavailable,
    };

    /// <summary>What happened, what became of the call, and what to do, where the store cannot be used.</summary>
    /// <param name="fault">The error.</param>
    public static (string Reason, string Outcome, string Remedy) Describe(SqliteException fault) =>
        s_meanings.TryGetValue(fault.SqliteExtendedErrorCode, out var special) || s_meanings.TryGetValue(fault.SqliteErrorCode, out special)
            ? special
            : ($"SQLite reported error {fault.SqliteExtendedErrorCode}", Nothing, "look what it says, and try again");

    private static int Extended(int code, int number) => code | (number << 8);

    private static bool IsAboutTables(string message) => Array.Exists(s_otherTables, said => message.Contains(said, StringComparison.OrdinalIgnoreCase));
}
