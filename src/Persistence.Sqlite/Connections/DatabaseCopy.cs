using Microsoft.Data.Sqlite;

namespace Persistence.Sqlite;

/// <summary>Copies a database that is in use.</summary>
/// <param name="source">Where the database is.</param>
/// <param name="store">The database, as a person would name it.</param>
internal sealed class DatabaseCopy(DataSource source, string store)
{
    /// <summary>Refuses a place where a copy may not be written.</summary>
    /// <param name="connection">A connection to the database.</param>
    /// <param name="path">The place.</param>
    /// <param name="isOverwriting">Whether a file that is there is to be replaced.</param>
    /// <exception cref="ArgumentException">It is the database itself, or a file that is not to be replaced.</exception>
    public void RequireFree(SqliteConnectionContext connection, string path, bool isOverwriting)
    {
        if (!File.Exists(path))
        {
            return;
        }

        // SQLite follows every link of a path when it opens it, and reads nothing of the file yet.
        using (var other = new SqliteConnectionContext(new SqliteConnection(source.ConnectionTo(path, SqliteOpenMode.ReadOnly))))
        {
            if (other.FullPath == connection.FullPath)
            {
                throw new ArgumentException("A backup is another file than the database itself.", nameof(path));
            }
        }

        if (!isOverwriting)
        {
            throw new ArgumentException($"The file '{path}' is there already and was left as it is; give another name, or say that it is to be overwritten.", nameof(path));
        }
    }

    /// <summary>Writes a copy beside its place and moves it there when it is whole.</summary>
    /// <param name="connection">A connection to the database.</param>
    /// <param name="path">The place.</param>
    /// <param name="isOverwriting">Whether a file that is there is to be replaced.</param>
    /// <returns>True.</returns>
    public bool Write(SqliteConnectionContext connection, string path, bool isOverwriting)
    {
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            MakeDraft(draft);
            using (var target = new SqliteConnection(source.ConnectionTo(draft, SqliteOpenMode.ReadWrite)))
            {
                target.Open();
                connection.Provider.BackupDatabase(target);
            }

            using (var written = File.Open(draft, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            File.Move(draft, path, isOverwriting);
            return true;
        }
        catch (Exception fault) when (fault is SqliteException or InvalidOperationException || SystemFault.IsOfAFile(fault))
        {
            throw new SessionStoreUnavailableException($"{store} cannot be copied to '{path}': {ConnectionText.OneLine(fault.Message)}. The database is as it was; check that the folder exists and has space.", null, store, fault);
        }
        finally
        {
            if (File.Exists(draft))
            {
                File.Delete(draft);
            }
        }
    }

    // A user who may not read the database may not read its copy.
    private void MakeDraft(string draft)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = File.GetUnixFileMode(source.Path);
        }

        using var made = new FileStream(draft, options);
    }
}
