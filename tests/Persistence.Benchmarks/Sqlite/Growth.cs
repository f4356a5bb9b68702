using System.Globalization;

namespace Persistence.Benchmarks.Sqlite;

/// <summary>What must not grow with the size of a log or the number of sessions.</summary>
internal static class Growth
{
    /// <summary>Measures.</summary>
    /// <param name="report">Receives the ratios.</param>
    public static void Run(RatioReport report)
    {
        LongLogs(report);
        FirstPage(report);
    }

    private static void LongLogs(RatioReport report)
    {
        using var database = new BenchmarkDatabase(Durability.Relaxed);
        database.Add("short", 10);
        database.Add("long", 100_000);
        var messages = SqliteBenchmarkMessage.Many(10_000);
        var (few, many) = (0, 0);
        var times = Timing.Medians(
            2000,
            () => database.Store.AppendMessages("short", messages[few++]),
            () => database.Store.AppendMessages("long", messages[many++]));
        report.AtMost("append at 100,000 / at 10", times[1] / times[0], 1.2, Figures(times[1], times[0]));

        var (shortChat, longChat) = (database.Store.Load("short", SessionLoad.LastEntries(10)), database.Store.Load("long", SessionLoad.LastEntries(10)));
        times = Timing.Medians(
            2000,
            () => Save(database, shortChat, messages[few++]),
            () => Save(database, longChat, messages[many++]));
        report.AtMost("save of one entry at 100,000 / at 10", times[1] / times[0], 1.2, Figures(times[1], times[0]));
    }

    private static void Save(BenchmarkDatabase database, SqliteBenchmarkChat chat, SqliteBenchmarkMessage message)
    {
        chat.Messages.Add(message);
        database.Store.Save(chat);
    }

    private static void FirstPage(RatioReport report)
    {
        using var few = new BenchmarkDatabase(Durability.Relaxed);
        using var many = new BenchmarkDatabase(Durability.Relaxed);
        Fill(few, 1000);
        Fill(many, 100_000);
        var times = Timing.Medians(1000, () => _ = few.Store.Keys().Take(50).Count(), () => _ = many.Store.Keys().Take(50).Count());
        report.AtMost("first 50 keys of 100,000 / of 1,000", times[1] / times[0], 1.5, Figures(times[1], times[0]));
    }

    private static void Fill(BenchmarkDatabase database, int sessions) => database.Transaction(() =>
    {
        for (var number = 0; number < sessions; number++)
        {
            database.Add(number.ToString("D6", CultureInfo.InvariantCulture), 0);
        }
    });

    private static string Figures(TimeSpan ours, TimeSpan theirs) =>
        string.Create(CultureInfo.InvariantCulture, $"{ours.TotalMicroseconds:0.0} us / {theirs.TotalMicroseconds:0.0} us");
}
