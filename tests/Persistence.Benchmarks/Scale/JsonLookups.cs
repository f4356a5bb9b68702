using System.Globalization;
using Persistence.Json;

namespace Persistence.Benchmarks.Scale;

/// <summary>Lookups among many files, beside loading what they find, and beside a store that reads all files for each.</summary>
internal static class JsonLookups
{
    private const int InGroup = 10;
    private const int InRange = 50;

    private static readonly JsonStoreOptions s_indexed = new() { Durability = Durability.Relaxed };
    private static readonly JsonStoreOptions s_plain = new() { Durability = Durability.Relaxed, MayWatch = false };

    /// <summary>Measures.</summary>
    /// <param name="report">Receives the ratios.</param>
    /// <param name="sessions">How many sessions.</param>
    public static void Run(RatioReport report, int sessions)
    {
        var folder = Directory.CreateTempSubdirectory("persistence-benchmark-").FullName;
        try
        {
            var making = new Footprint();
            Fill(folder, sessions);
            making.Print($"JSON: {sessions} sessions made", Footprint.OnDisk(folder));
            var asking = new Footprint();
            var all = string.Create(CultureInfo.InvariantCulture, $" of {sessions}");
            using var store = new JsonScaleChatJsonStore(folder, s_indexed);
            using var plain = new JsonScaleChatJsonStore(folder, s_plain);
            var keys = store.FindByGroup(sessions / InGroup / 2);
            var load = ScaleBenchmark.Best(() => { foreach (var key in keys) { store.Find(key, SessionLoad.HeaderOnly); } });
            var find = ScaleBenchmark.Best(() => store.FindByGroup(sessions / InGroup / 2));
            report.AtMost($"JSON: FindBy of {keys.Count}{all} / loading these headers by key", find / load, 10, Figures(find, load));
            Compare(report, $"JSON: a range of {InRange}{all} / reading all files", 0.02, () => store.FindByNumberBetween(100, 100 + InRange), () => plain.FindByNumberBetween(100, 100 + InRange));
            Compare(report, $"JSON: Count{all} / reading all files", 0.02, () => store.Count(), () => plain.Count());
            Compare(report, $"JSON: PurgeExpired{all} / reading all files", 0.02, () => store.PurgeExpired(), () => plain.PurgeExpired());
            Compare(report, $"JSON: first {InRange} keys{all} / reading all names", 0.05, () => _ = store.Keys().Take(InRange).Count(), () => _ = plain.Keys().Take(InRange).Count());
            store.Dispose();
            Opening(report, folder, all);
            asking.Print($"JSON: all lookups, {sessions} sessions", Footprint.OnDisk(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Compare(RatioReport report, string what, double budget, Action ours, Action theirs)
    {
        ours();
        var fast = ScaleBenchmark.Best(ours);
        var slow = ScaleBenchmark.Best(theirs);
        report.AtMost(what, fast / slow, budget, Figures(fast, slow));
    }

    // A change in place shows in the file's stamp alone: asking for all of them, and reading what is known, is what no program can leave out.
    private static void Opening(RatioReport report, string folder, string all)
    {
        Opened(folder, s_indexed);
        var ours = ScaleBenchmark.Best(() => Opened(folder, s_indexed));
        var plain = ScaleBenchmark.Best(() => Opened(folder, s_plain));
        var sessions = Path.Combine(folder, "json_scale_chat");
        using var files = SystemFiles.Instance.OpenFolder(sessions);
        var floor = ScaleBenchmark.Best(() =>
        {
            GC.KeepAlive(File.ReadAllBytes(Path.Combine(sessions, ".index")));
            FileStamps.Of(files, files.List(FileNames.Suffix), null, CancellationToken.None);
        });
        report.AtMost($"JSON: open, first FindBy{all} / reading all files", ours / plain, Math.Max(0.2, 1.15 * (floor / plain)), Figures(ours, plain));
        RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"the floor: all names and stamps, and the bytes of the index file, {floor.TotalMilliseconds:0.00} ms; this takes {ours / floor:0.00} of it"));
    }

    private static void Opened(string folder, JsonStoreOptions options)
    {
        using var store = new JsonScaleChatJsonStore(folder, options);
        store.FindByGroup(7);
    }

    private static void Fill(string folder, int sessions)
    {
        using var store = new JsonScaleChatJsonStore(folder, s_indexed);
        for (var number = 0; number < sessions; number++)
        {
            store.Create(new JsonScaleChat { Id = number.ToString("D7", CultureInfo.InvariantCulture), Topic = "a topic of usual length", Group = number / InGroup, Number = number });
        }
    }

    private static string Figures(TimeSpan ours, TimeSpan theirs) =>
        string.Create(CultureInfo.InvariantCulture, $"{ours.TotalMilliseconds:0.00} ms / {theirs.TotalMilliseconds:0.00} ms");
}
