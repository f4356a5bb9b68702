namespace Persistence.Tool.Sqlite;

/// <summary>Lets SQLite check a database file, and finds rows of logs whose session is gone.</summary>
internal static class DatabaseCheck
{
    /// <summary>Checks it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="report">Receives each finding.</param>
    public static void Run(ToolDatabase database, Action<string> report)
    {
        foreach (var row in database.Rows("PRAGMA integrity_check(100)").Where(static row => row[0] != "ok"))
        {
            report(row[0]);
        }

        foreach (var orphans in database.Rows("PRAGMA foreign_key_check").GroupBy(static row => row[0]))
        {
            report($"{orphans.Count()} rows of table '{orphans.Key}' belong to no session");
        }
    }
}
