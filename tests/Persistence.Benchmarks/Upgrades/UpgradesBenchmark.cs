using System.Globalization;
using Persistence.Benchmarks.Redis;

namespace Persistence.Benchmarks.Upgrades;

/// <summary>What upgrade steps cost: nothing where nothing is old, and a few times a load where all of it is.</summary>
internal sealed class UpgradesBenchmark : IQuickBenchmark
{
    /// <summary>How many entries a session has.</summary>
    public const int Entries = 100;

    /// <summary>How many loads are timed together.</summary>
    public const int Loads = 50;

    /// <summary>The key of sessions that the present version stored.</summary>
    public const string Present = "new";

    private const int Rounds = 41;

    private const double MostOfUpgrade = 3;

    public string Name => "upgrades";

    public void Run(RatioReport report)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-upgrades-").FullName;
        try
        {
            var database = $"Data Source={Path.Combine(folder, "letters.db")}";
            Measure("JSON", report, () => new LetterV1JsonStore(folder), () => new LetterV2JsonStore(folder));
            Create(new PlainLetterJsonStore(folder), new TwinLetterJsonStore(folder));
            PresentLoads.Measure("JSON", folder, report);
            Measure("SQLite", report, () => new LetterV1SqliteStore(database), () => new LetterV2SqliteStore(database));
            Create(new PlainLetterSqliteStore(database), new TwinLetterSqliteStore(database));
            PresentLoads.Measure("SQLite", database, report);
            using var server = new BenchmarkServer();
            Measure("Redis", report, () => new LetterV1RedisStore(server.Connection), () => new LetterV2RedisStore(server.Connection));
            Create(new PlainLetterRedisStore(server.Connection), new TwinLetterRedisStore(server.Connection));
            PresentLoads.Measure("Redis", server.Connection.Configuration, report);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(string backend, RatioReport report, Func<ILetterV1Store> first, Func<ILetterV2Store> second)
    {
        using (var older = first())
        {
            older.Create(new LetterV1 { Id = "old", Topic = "topic", Receivers = ["a", "b"], Lines = [.. Enumerable.Range(0, Entries).Select(static number => new LineV1($"l{number}", "somebody", Text(number), DateTimeOffset.UnixEpoch))] });
        }

        using var store = second();
        store.Create(new LetterV2 { Id = Present, Title = "topic", Receivers = ["a", "b"], Lines = Lines() });
        Action present = () => Repeat(() => store.Load(Present));
        Action upgrading = () => Repeat(() => store.Load("old"));
        Timing.WarmUp(present, upgrading);
        var upgrade = Timing.Compare(Timing.OfProcessors, static () => { }, Rounds, upgrading, present);
        report.AtMost($"{backend}, load of {Entries} entries: all old / all present", upgrade.Ratio, MostOfUpgrade, Figures(upgrade));
    }

    private static void Create(IPlainLetterStore plain, ITwinLetterStore twin)
    {
        using (plain)
        {
            plain.Create(new PlainLetter { Id = Present, Title = "topic", Receivers = ["a", "b"], Lines = Lines() });
        }

        using (twin)
        {
            twin.Create(new TwinLetter { Id = Present, Title = "topic", Receivers = ["a", "b"], Lines = Lines() });
        }
    }

    /// <summary>Loads as often as is timed together.</summary>
    /// <param name="load">Loads once.</param>
    public static void Repeat(Action load)
    {
        for (var time = 0; time < Loads; time++)
        {
            load();
        }
    }

    private static List<LineV2> Lines() => [.. Enumerable.Range(0, Entries).Select(static number => new LineV2($"l{number}", "somebody", Text(number), DateTimeOffset.UnixEpoch))];

    private static string Figures((TimeSpan One, TimeSpan Other, double Ratio) cost) =>
        string.Create(CultureInfo.InvariantCulture, $"{cost.One.TotalMicroseconds / Loads:0} us, {cost.Other.TotalMicroseconds / Loads:0} us");

    private static string Text(int number) => $"This is line {number} of a letter that says little, and takes its time to do so.";
}
