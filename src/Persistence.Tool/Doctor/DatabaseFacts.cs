using System.Globalization;
using Persistence.Tool.Sqlite;

namespace Persistence.Tool.Doctor;

/// <summary>Facts of a SQLite database.</summary>
internal static class DatabaseFacts
{
    private const long LowSpace = 100 * 1024 * 1024;
    private const long LargeLog = 64 * 1024 * 1024;

    /// <summary>Looks at the database.</summary>
    /// <param name="database">The database.</param>
    public static IEnumerable<Fact> Of(ToolDatabase database)
    {
        var path = database.Address.Path;
        yield return new Fact("sqlite", true, $"SQLite {Value(database, "SELECT sqlite_version()")}");
        var journal = Value(database, "PRAGMA journal_mode");
        yield return new Fact("journal-mode", journal == "wal", journal == "wal" ? "write-ahead log" : $"it is '{journal}': the next store that opens switches to the write-ahead log");
        var log = File.Exists(path + "-wal") ? new FileInfo(path + "-wal").Length : 0;
        yield return new Fact("wal", log < LargeLog, string.Create(CultureInfo.InvariantCulture, $"the write-ahead log has {log / 1024} KB{(log < LargeLog ? "" : ": a reader keeps a transaction open for long; end it")}"));
        var free = FreeSpace.Of(Path.GetDirectoryName(path)!);
        yield return new Fact("disk-space", free is null or > LowSpace, free is null ? "the system does not say" : string.Create(CultureInfo.InvariantCulture, $"{free / 1024 / 1024} MB free"));
        var triggers = database.Rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'").Count;
        yield return new Fact("triggers", triggers == 0, triggers == 0 ? "none" : $"{triggers}: a store refuses a table with a trigger; drop them");
    }

    private static string Value(ToolDatabase database, string sql) => database.Rows(sql)[0][0];
}
