using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>Makes sure that a file which was opened as one that does not change did not: others may write to it through another mount.</summary>
/// <param name="path">The database.</param>
internal sealed class UnchangedFile(string path)
{
    private readonly (long, DateTime) _first = Look(path);

    /// <summary>Throws when it changed, or is about to.</summary>
    public void Require()
    {
        if (Look(path) != _first || File.Exists(path + "-wal"))
        {
            throw new SqliteException("the database is read as one that does not change, and somebody changes it now. Nothing was read", raw.SQLITE_READONLY, SqliteFault.FileMoved);
        }
    }

    private static (long Length, DateTime Time) Look(string path)
    {
        var file = new FileInfo(path);
        return (file.Exists ? file.Length : -1, file.LastWriteTimeUtc);
    }
}
