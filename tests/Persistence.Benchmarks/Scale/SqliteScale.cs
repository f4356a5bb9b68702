using System.Globalization;
using Microsoft.Data.Sqlite;
using Persistence.Benchmarks.Sqlite;

namespace Persistence.Benchmarks.Scale;

/// <summary>A table of many sessions, each with one message.</summary>
internal static class SqliteScale
{
    /// <summary>Measures.</summary>
    /// <param name="report">Receives the ratios.</param>
    /// <param name="sessions">How many sessions.</param>
    public static void Run(RatioReport report, int sessions)
    {
        if (sessions == 0)
        {
            return;
        }

        using var database = new BenchmarkDatabase(Durability.Relaxed);
        var making = new Footprint();
        for (var first = 0; first < sessions; first += 10_000)
        {
            database.Transaction(() =>
            {
                for (var number = first; number < Math.Min(first + 10_000, sessions); number++)
                {
                    database.Add(number.ToString("D7", CultureInfo.InvariantCulture), 1);
                }
            });
        }

        making.Print($"SQLite: {sessions} sessions made", Footprint.OnDisk(database.Folder));
        var asking = new Footprint();
        using var connection = new SqliteConnection(database.ConnectionString);
        connection.Open();
        var check = ScaleBenchmark.Best(() => Scalar(connection, "PRAGMA integrity_check"));
        var verify = ScaleBenchmark.Best(() => database.Store.Verify());
        report.AtMost(string.Create(CultureInfo.InvariantCulture, $"SQLite: Verify of {sessions} / integrity_check alone"), verify / check, 4.5, ScaleBenchmark.Figures(verify, check));
        var rows = ScaleBenchmark.Best(() => Scalar(connection, "SELECT count(*) FROM chat WHERE _expires_at IS NULL"));
        var count = ScaleBenchmark.Best(() => database.Store.Count());
        report.AtMost("SQLite: Count / count(*) by hand", count / rows, 30, ScaleBenchmark.Figures(count, rows));
        RatioReport.Note($"SQLite: PurgeExpired where nothing has expired {ScaleBenchmark.Best(() => database.Store.PurgeExpired()).TotalMilliseconds:0} ms");
        asking.Print($"SQLite: all of this, {sessions} sessions", Footprint.OnDisk(database.Folder));
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
