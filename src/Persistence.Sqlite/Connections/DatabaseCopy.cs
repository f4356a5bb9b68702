using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>Copies a database that is in use.</summary>
internal static class DatabaseCopy
{
    /// <summary>Whether a path leads to the file of a connection, under whatever name and through whatever links.</summary>
    public static bool IsSameFile(SqliteConnection connection, string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        // SQLite follows every link of a path when it opens it, and reads nothing of the file yet.
        using var other = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        other.Open();
        return NameOf(other) == NameOf(connection);
    }

    private static string NameOf(SqliteConnection connection) => raw.sqlite3_db_filename(connection.Handle!, utf8z.FromString("main")).utf8_to_string();

    /// <summary>Writes a copy beside its place and moves it there when it is whole.</summary>
    /// <returns>True.</returns>
    public static bool Write(SqliteConnection source, string path, string store)
    {
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = draft, Pooling = false }.ConnectionString))
            {
                target.Open();
                source.BackupDatabase(target);
            }

            using (var written = File.Open(draft, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
            return true;
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new SessionStoreUnavailableException($"{store} cannot be copied to '{path}': {fault.Message}. The database is as it was; check that the folder exists and has room.", null, store, fault);
        }
        finally
        {
            if (File.Exists(draft))
            {
                File.Delete(draft);
            }
        }
    }
}
