using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
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

    /// <summary>Throws what went wrong with a change; a provider's error as the toolkit's own.</summary>
    /// <param name="fault">What.</param>
    /// <param name="store">The store, as a person would name it.</param>
    /// <param name="key">The session; null when the whole store is concerned.</param>
    [DoesNotReturn]
    public static void Throw(Exception fault, string store, string? key)
    {
        if (fault is SqliteException own)
        {
            throw Translate(own, store, key);
        }

        ExceptionDispatchInfo.Throw(fault);
    }

    /// <summary>Turns a provider's error into the toolkit's own.</summary>
    /// <param name="fault">The error.</param>
    /// <param name="store">The store, as a person would name it.</param>
    /// <param name="key">The session; null when the whole store is concerned.</param>
    /// <param name="isRead">Whether it came of a call that only reads.</param>
    public static SessionException Translate(SqliteException fault, string store, string? key, bool isRead = false)
    {
        var subject = key is null ? store : $"Session '{key}' in {store}";
        var said = ConnectionText.OneLine(fault.Message);
        var read = isRead ? "Nothing was read" : null;
        if (fault.SqliteExtendedErrorCode == FileMoved)
        {
            return new SessionStoreUnavailableException($"{subject}: {said}; this store does nothing more. Close it, find out who removed, replaced or copied the files (a database in use is copied with BackupTo only; who restores a backup closes all programs and removes its -wal and -shm first), and open it again.", key, store, fault);
        }

        return FaultTable.KindOf(fault) switch
        {
            FaultKind.Schema => new SessionSchemaException($"{subject}: the tables are not as this program made them ({said}). {read ?? FaultTable.Nothing}; another version of the program may have changed them: open the store again, and give all programs the same session class.", key, store, fault),
            FaultKind.Damaged => new SessionCorruptedException($"{subject} is damaged: {said}. Nothing was changed; run Verify to see what is affected. To restore a backup, close all programs that use the database, remove its -wal and -shm files, and only then put the backup in its place.", key, store, fault),
            FaultKind.NoDatabase => new SessionCorruptedException($"{subject} cannot be opened: the file is not a SQLite database, or is encrypted ({said}). Nothing was changed; check the path, and the password if it has one.", key, store, fault),
            _ => Unavailable(fault, subject, (store, key), read),
        };
    }

    /// <summary>Turns an error of opening a database into the toolkit's own.</summary>
    /// <param name="fault">The error.</param>
    /// <param name="source">What was to be opened.</param>
    /// <param name="store">The database, as a person would name it.</param>
    public static Exception TranslateOpening(SqliteException fault, DataSource source, string store) =>
        source.Vfs.Length > 0 && fault.SqliteErrorCode == raw.SQLITE_ERROR && fault.Message.Contains("no such vfs", StringComparison.OrdinalIgnoreCase)
            ? ConnectionText.Refused($"The connection string asks for Vfs={source.Vfs}, which this program's SQLite does not have; leave it out.", fault)
            : Translate(fault, store, null);

    private static SessionStoreUnavailableException Unavailable(SqliteException fault, string subject, (string Store, string? Key) place, string? read)
    {
        var (reason, outcome, remedy) = FaultTable.Describe(fault);
        return new SessionStoreUnavailableException($"{subject}: {reason} ({ConnectionText.OneLine(fault.Message)}). {read ?? outcome}; {remedy}.", place.Key, place.Store, fault);
    }
}
