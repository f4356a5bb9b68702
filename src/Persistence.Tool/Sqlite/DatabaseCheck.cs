using Microsoft.Data.Sqlite;

namespace Persistence.Tool.Sqlite;

/// <summary>Lets SQLite check a database file, and finds rows of logs whose session is gone.</summary>
internal static class DatabaseCheck
{
    /// <summary>Checks it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="report">Receives each finding: the class, empty where it concerns the file, and what is wrong.</param>
    /// <param name="cancellation">Ends it, also within a statement that reads the whole file.</param>
    public static void Run(ToolDatabase database, Action<string, string> report, CancellationToken cancellation)
    {
        using var ending = cancellation.Register(() => SQLitePCL.raw.sqlite3_interrupt(database.Handle));
        try
        {
            Run(database, report);
        }
        catch (SqliteException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    private static void Run(ToolDatabase database, Action<string, string> report)
    {
        foreach (var row in database.Rows("PRAGMA integrity_check(100)").Where(static row => row[0] != "ok"))
        {
            report("", row[0]);
        }

        // Table, row, the table that it should be in, the number of the rule.
        foreach (var orphans in database.Rows("PRAGMA foreign_key_check").GroupBy(static row => (Table: row[0], Class: row[2])))
        {
            report(orphans.Key.Class, $"{orphans.Count()} rows of table '{orphans.Key.Table}' belong to no session");
        }
    }
}
