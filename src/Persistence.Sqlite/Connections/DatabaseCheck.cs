using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>Whether a database, and the SQLite that opened it, are such that a store can keep its promises. Asked once, when it is opened.</summary>
/// <param name="connection">The connection.</param>
/// <param name="store">The database, as a person would name it.</param>
internal sealed class DatabaseCheck(SqliteConnectionContext connection, string store)
{
    // STRICT tables.
    private const int OldestLibrary = 3_037_000;

    /// <summary>Refuses a path that leads to no database file of one name. Before it is opened.</summary>
    /// <param name="path">The path.</param>
    /// <param name="store">The database, as a person would name it.</param>
    public static void RequireFile(string path, string store)
    {
        if (Directory.Exists(path))
        {
            throw new SessionStoreUnavailableException($"{store} is a folder. Nothing was changed; give the path of a file, for example '{System.IO.Path.Combine(path, "sessions.db")}'.", null, store, null);
        }

        if (FileStatus.Of(FileStatus.Terminated(path)) is { Names: > 1 } file)
        {
            throw new SessionStoreUnavailableException($"{store} is a file of {file.Names} names (hard links). Nothing was changed; each name would have a write-ahead log (-wal) of its own, and what is committed under one is lost under the other: remove the other names, or make a copy with BackupTo.", null, store, null);
        }
    }

    /// <summary>Refuses a SQLite that is too old.</summary>
    /// <param name="number">Its version, as <c>sqlite3_libversion_number</c> gives it.</param>
    /// <param name="store">The database, as a person would name it.</param>
    public static void RequireLibrary(int number, string store)
    {
        if (number < OldestLibrary)
        {
            throw new SessionStoreUnavailableException($"{store} cannot be used with SQLite {number / 1_000_000}.{number / 1000 % 1000}.{number % 1000}, which this program's provider brings; a store needs 3.37 or newer, because its tables are STRICT. Nothing was changed; use the SQLite that Persistence.Sqlite brings, or a newer one.", null, store, null);
        }
    }

    /// <summary>Refuses what a store cannot read. Before anything is changed.</summary>
    public void RequireFit()
    {
        RequireLibrary(raw.sqlite3_libversion_number(), store);

        // It answers in the encoding itself.
        var encoding = connection.Rows("PRAGMA encoding")[0][0].Replace("\0", "", StringComparison.Ordinal);
        if (encoding != "UTF-8")
        {
            throw new SessionSchemaException($"{store} keeps its text as {encoding}; a store reads and writes UTF-8 only. Nothing was changed; give the store a file of its own, or copy the tables into a new database (sqlite3 old.db .dump | sqlite3 new.db, without the line that sets the encoding).", null, store);
        }
    }

    /// <summary>Refuses a SQLite that was built without foreign keys, by which a session's entries are deleted.</summary>
    public void RequireForeignKeys()
    {
        if (connection.Rows("PRAGMA foreign_keys") is not [["1"]])
        {
            throw new SessionStoreUnavailableException($"{store} cannot be used: this program's SQLite knows no foreign keys, by which a session's entries are deleted with it. Nothing was changed; use the SQLite that Persistence.Sqlite brings.", null, store, null);
        }
    }

    /// <summary>Refuses a database that has no write-ahead log.</summary>
    /// <param name="mode">Its journal mode.</param>
    public void RequireLog(string mode)
    {
        if (mode != "wal")
        {
            throw new SessionStoreUnavailableException($"{store} has no write-ahead log: its journal mode is '{mode}' and cannot be made 'wal', as the VFS or the file system does not support that. Nothing was changed; leave Vfs out of the connection string, or put the file on a local disk.", null, store, null);
        }
    }
}
