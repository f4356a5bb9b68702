using System.Diagnostics;
using System.Globalization;
using StackExchange.Redis;

namespace Persistence.Benchmarks.Upgrades;

/// <summary>
/// Loads what the present version stored, of a class with steps, of one without, and of one more without. By how much the two equal ones differ is what cannot be seen: where the
/// runtime puts the code of a class in memory decides about one or two percent, and that is another place in each process. So it is measured in several processes.
/// </summary>
internal static class PresentLoads
{
    /// <summary>The argument that makes a process of this program measure once.</summary>
    public const string Argument = "upgrades-present";

    private const int Processes = 5;
    private const int Rounds = 61;

    /// <summary>Measures in processes of their own.</summary>
    /// <param name="backend">The backend.</param>
    /// <param name="place">Where its stores are.</param>
    /// <param name="report">Receives the ratio.</param>
    public static void Measure(string backend, string place, RatioReport report)
    {
        var found = Enumerable.Range(0, Processes).Select(_ => InProcess(backend, place)).ToList();
        var (ratios, equal) = (found.Select(static one => one[0]).Order().ToList(), found.Select(static one => one[1]).Order().ToList());
        var detail = string.Create(CultureInfo.InvariantCulture, $"{found[0][2]:0} us; in {Processes} processes {ratios[0]:0.000} to {ratios[^1]:0.000}, and two equal classes {equal[0]:0.000} to {equal[^1]:0.000}");
        report.AtMost($"{backend}, load of {UpgradesBenchmark.Entries} entries: class with steps / without", ratios[Processes / 2], 1.01, detail);
    }

    /// <summary>Measures once, and prints what was found.</summary>
    /// <param name="args">The argument, the backend and the place.</param>
    public static int Run(string[] args)
    {
        var (one, other, third) = Loads(args[1], args[2]);
        Action steps = () => UpgradesBenchmark.Repeat(one), without = () => UpgradesBenchmark.Repeat(other), again = () => UpgradesBenchmark.Repeat(third);
        Timing.WarmUp(steps, without, again);
        var cost = Timing.Compare(Timing.OfProcessors, static () => { }, Rounds, steps, without);
        var beside = Timing.Compare(Timing.OfProcessors, static () => { }, Rounds, steps, again);
        var equal = Timing.Compare(Timing.OfProcessors, static () => { }, Rounds, again, without);

        // Both are the same without steps.
        var ratio = Math.Sqrt(cost.Ratio * beside.Ratio);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ratio:R} {equal.Ratio:R} {cost.One.TotalMicroseconds / UpgradesBenchmark.Loads:R}"));
        return 0;
    }

    private static double[] InProcess(string backend, string place)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        string[] assembly = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(PresentLoads).Assembly.Location] : [];
        foreach (var argument in (string[])[.. assembly, Argument, backend, place])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        return [.. process.StandardOutput.ReadToEnd().Split(' ').Select(static number => double.Parse(number, CultureInfo.InvariantCulture))];
    }

    private static (Action One, Action Other, Action Third) Loads(string backend, string place)
    {
        (ILetterV2Store One, IPlainLetterStore Other, ITwinLetterStore Third) = backend switch
        {
            "JSON" => (new LetterV2JsonStore(place), new PlainLetterJsonStore(place), new TwinLetterJsonStore(place)),
            "SQLite" => (new LetterV2SqliteStore(place), new PlainLetterSqliteStore(place), new TwinLetterSqliteStore(place)),
            _ when ConnectionMultiplexer.Connect(place) is var connection => ((ILetterV2Store)new LetterV2RedisStore(connection), (IPlainLetterStore)new PlainLetterRedisStore(connection), (ITwinLetterStore)new TwinLetterRedisStore(connection)),
            _ => throw new UnreachableException(),
        };
        return (() => One.Load(UpgradesBenchmark.Present), () => Other.Load(UpgradesBenchmark.Present), () => Third.Load(UpgradesBenchmark.Present));
    }
}
