using Microsoft.Data.Sqlite;

namespace Persistence.Sqlite;

/// <summary>Copies a database that is in use.</summary>
internal static class DatabaseCopy
{
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
