using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>Errors of SQLite, before a store says which session they concern.</summary>
internal static class SqliteFault
{
    /// <summary>SQLITE_READONLY_DBMOVED.</summary>
    public const int FileMoved = raw.SQLITE_READONLY | (4 << 8);

    public static void Check(sqlite3 connection, int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw Of(connection, result);
        }
    }

    public static SqliteException Of(sqlite3 connection, int result) =>
        new(raw.sqlite3_errmsg(connection).utf8_to_string(), result & 0xFF, raw.sqlite3_extended_errcode(connection));

    /// <summary>Turns a provider's error into the toolkit's own.</summary>
    /// <param name="fault">The error.</param>
    /// <param name="store">The store, as a person would name it.</param>
    /// <param name="key">The session; null when the whole store is concerned.</param>
    public static SessionException Translate(SqliteException fault, string store, string? key)
    {
        var subject = key is null ? store : $"Session '{key}' in {store}";
        return fault.SqliteErrorCode switch
        {
            raw.SQLITE_ERROR or raw.SQLITE_SCHEMA or raw.SQLITE_CONSTRAINT => new SessionSchemaException($"{subject}: the tables are not as this program made them ({fault.Message}). Nothing was written; another version of the program may have changed them: open the store anew, and give all programs the same session class.", key, store, fault),
            raw.SQLITE_READONLY when fault.SqliteExtendedErrorCode == FileMoved => new SessionStoreUnavailableException($"{subject}: {fault.Message}. What this call wrote is lost; put the file back or find out who took it, then open the store anew.", key, store, fault),
            raw.SQLITE_CORRUPT => new SessionCorruptedException($"{subject} is damaged: {fault.Message}. Nothing was changed; restore the database from a backup, or run Verify to see what is affected.", key, store, fault),
            raw.SQLITE_NOTADB => new SessionCorruptedException($"{subject} cannot be opened: the file is not a SQLite database. Nothing was changed; check the path.", key, store, fault),
            _ => new SessionStoreUnavailableException($"{subject}: {Reason(fault.SqliteErrorCode)} ({fault.Message}). Nothing was written; {Remedy(fault.SqliteErrorCode)}.", key, store, fault),
        };
    }

    private static string Reason(int code) => code switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "another process held the database for too long",
        raw.SQLITE_FULL => "the disk or the database is full",
        raw.SQLITE_READONLY or raw.SQLITE_PERM => "the database cannot be written",
        raw.SQLITE_CANTOPEN => "the database file cannot be opened",
        raw.SQLITE_IOERR => "the disk reported an error",
        raw.SQLITE_TOOBIG => "a value is larger than SQLite can hold",
        _ => "SQLite reported an error",
    };

    private static string Remedy(int code) => code switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "try again, or raise BusyTimeout",
        raw.SQLITE_FULL => "free some space and try again",
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN => "check that the folder exists and the permissions allow it",
        _ => "check the database and try again",
    };
}
