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
        Ask(database, "PRAGMA integrity_check(100)", report, row =>
        {
            if (row[0] != "ok")
            {
                report("", row[0].ReplaceLineEndings(" "));
            }
        });

        // Table, row, the table that it should be in, the number of the rule.
        var orphans = new Dictionary<(string Table, string Class), int>();
        Ask(database, "PRAGMA foreign_key_check", report, row => orphans[(row[0], row[2])] = orphans.GetValueOrDefault((row[0], row[2])) + 1);
        foreach (var ((table, name), count) in orphans)
        {
            report(name, $"{count} rows of table '{table}' belong to no session");
        }
    }

    // A damaged page ends the question, not the search for the sessions that it concerns.
    private static void Ask(ToolDatabase database, string sql, Action<string, string> report, Action<string[]> take)
    {
        try
        {
            database.ReadRows(sql, take);
        }
        catch (SqliteException fault) when (DatabaseDamage.Is(fault))
        {
            report("", $"{sql} ends early: {fault.Message.TrimEnd('.')}");
        }
    }
}
