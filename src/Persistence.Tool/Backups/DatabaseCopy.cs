using Microsoft.Data.Sqlite;
using Persistence.Sqlite;
using SQLitePCL;

namespace Persistence.Tool.Backups;

/// <summary>Copies a database while programs use it, by SQLite's online backup.</summary>
internal static class DatabaseCopy
{
    private const int PagesAtOnce = 1024;
    private const int Busy = 5;

    /// <summary>Copies it as it is at the beginning.</summary>
    /// <param name="source">The path of the database.</param>
    /// <param name="target">The path of the copy.</param>
    /// <param name="progress">Receives how many pages are copied, and of how many.</param>
    /// <param name="cancellation">Ends it; what was copied is useless then.</param>
    public static void Run(string source, string target, Action<long, long> progress, CancellationToken cancellation)
    {
        using (var from = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 30 }.ConnectionString))
        using (var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = target, Pooling = false }.ConnectionString))
        {
            from.Open();
            to.Open();

            // In one transaction: a copy of several steps would begin again at each commit of a program.
            SqliteFault.Check(from.Handle!, raw.sqlite3_busy_timeout(from.Handle!, 30_000));
            SqliteFault.Check(from.Handle!, raw.sqlite3_exec(from.Handle!, "BEGIN; SELECT count(*) FROM sqlite_schema"));
            Copy(from, to, progress, cancellation);
            SqliteFault.Check(from.Handle!, raw.sqlite3_exec(from.Handle!, "COMMIT"));
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(target, File.GetUnixFileMode(source));
        }
    }

    private static void Copy(SqliteConnection from, SqliteConnection to, Action<long, long> progress, CancellationToken cancellation)
    {
        using var backup = raw.sqlite3_backup_init(to.Handle, "main", from.Handle, "main");
        if (backup.IsInvalid)
        {
            SqliteFault.Check(to.Handle!, raw.sqlite3_errcode(to.Handle));
        }

        // Of no pages, to see how many there are.
        for (var code = raw.sqlite3_backup_step(backup, 0); code != raw.SQLITE_DONE;)
        {
            var total = raw.sqlite3_backup_pagecount(backup);
            progress(total - raw.sqlite3_backup_remaining(backup), total);
            cancellation.ThrowIfCancellationRequested();
            code = raw.sqlite3_backup_step(backup, PagesAtOnce);
            if (code == Busy)
            {
                Thread.Sleep(10);
            }
            else if (code != raw.SQLITE_OK && code != raw.SQLITE_DONE)
            {
                // The connections do not know of it before the backup is finished.
                throw new SqliteException(raw.sqlite3_errstr(code).utf8_to_string(), code & 0xFF, code);
            }
        }
    }
}
