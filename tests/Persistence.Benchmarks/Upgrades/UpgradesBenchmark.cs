using System.Globalization;
using Persistence.Benchmarks.Redis;

namespace Persistence.Benchmarks.Upgrades;

/// <summary>What upgrade steps cost: nothing where nothing is old, and a few times a load where all of it is.</summary>
internal sealed class UpgradesBenchmark : IQuickBenchmark
{
    private const int Entries = 100;
    private const int Loads = 50;
    private const int Rounds = 41;

    private const double MostOfUpgrade = 3;

    public string Name => "upgrades";

    public void Run(RatioReport report)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-upgrades-").FullName;
        try
        {
            var database = $"Data Source={Path.Combine(folder, "letters.db")}";
            Measure("JSON", report, () => new LetterV1JsonStore(folder), () => new LetterV2JsonStore(folder), () => new PlainLetterJsonStore(folder));
            Measure("SQLite", report, () => new LetterV1SqliteStore(database), () => new LetterV2SqliteStore(database), () => new PlainLetterSqliteStore(database));
            using var server = new BenchmarkServer();
            Measure("Redis", report, () => new LetterV1RedisStore(server.Connection), () => new LetterV2RedisStore(server.Connection), () => new PlainLetterRedisStore(server.Connection));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(string backend, RatioReport report, Func<ILetterV1Store> first, Func<ILetterV2Store> second, Func<IPlainLetterStore> plain)
    {
        using (var older = first())
        {
            older.Create(new LetterV1 { Id = "old", Topic = "topic", Receivers = ["a", "b"], Lines = [.. Enumerable.Range(0, Entries).Select(static number => new LineV1($"l{number}", "somebody", Text(number), DateTimeOffset.UnixEpoch))] });
        }

        using var store = second();
        using var without = plain();
        List<LineV2> lines = [.. Enumerable.Range(0, Entries).Select(static number => new LineV2($"l{number}", "somebody", Text(number), DateTimeOffset.UnixEpoch))];
        store.Create(new LetterV2 { Id = "new", Title = "topic", Receivers = ["a", "b"], Lines = [.. lines] });
        without.Create(new PlainLetter { Id = "new", Title = "topic", Receivers = ["a", "b"], Lines = [.. lines] });
        Action present = () => Repeat(() => store.Load("new"));
        Action plainly = () => Repeat(() => without.Load("new"));
        Action upgrading = () => Repeat(() => store.Load("old"));
        Timing.WarmUp(present, plainly, upgrading);
        var cost = Timing.Compare(Timing.OfProcessors, static () => { }, Rounds, present, plainly);
        report.AtMost($"{backend}, load of {Entries} entries: class with steps / without", cost.Ratio, 1.01, Figures(cost));
        var upgrade = Timing.Compare(Timing.OfProcessors, static () => { }, Rounds, upgrading, present);
        report.AtMost($"{backend}, load of {Entries} entries: all old / all present", upgrade.Ratio, MostOfUpgrade, Figures(upgrade));
    }

    private static void Repeat(Action load)
    {
        for (var time = 0; time < Loads; time++)
        {
            load();
        }
    }

    private static string Figures((TimeSpan One, TimeSpan Other, double Ratio) cost) =>
        string.Create(CultureInfo.InvariantCulture, $"{cost.One.TotalMicroseconds / Loads:0} us, {cost.Other.TotalMicroseconds / Loads:0} us");

    private static string Text(int number) => $"This is line {number} of a letter that says little, and takes its time to do so.";
}
