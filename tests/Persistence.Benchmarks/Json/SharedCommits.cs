using System.Diagnostics;
using System.Globalization;

namespace Persistence.Benchmarks.Json;

/// <summary>Sixteen threads that append to one session beside one thread.</summary>
internal static class SharedCommits
{
    private const int Threads = 16;
    private const int Rounds = 7;
    private const int Appends = 1600;

    /// <summary>Measures.</summary>
    /// <param name="report">Receives the ratio.</param>
    public static void Run(RatioReport report)
    {
        using var folder = new BenchmarkFolder(Durability.Full);
        folder.Add("shared", 0);
        var messages = JsonBenchmarkMessage.Many((Rounds + 1) * Appends * 2, "s");
        var next = -1;
        var (alone, together) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            alone.Add(Rate(() => Repeat(Appends)));
            together.Add(RateInThreads(() => Repeat(Appends / Threads)));
        }

        // The first round warms up.
        var (one, many) = (Median(alone[1..]), Median(together[1..]));
        var least = Least(folder);
        report.AtLeast("append, 16 threads / one thread", many / one, Math.Min(9, least / one / 1.15), string.Create(CultureInfo.InvariantCulture, $"{many:0} / {one:0} a second"));

        RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"the floor, 16 threads that wait for one write and fsync of all their lines: {least:0} a second; this is {many / least:0.00} of it"));

        // A line that was written after others by the same write says so.
        var appends = (Rounds + 1) * Appends;
        var writes = File.ReadLines(folder.FileOf("shared")).Count(line => !line.Contains("\"$with\":", StringComparison.Ordinal)) - 1 - appends;
        RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"the threads' {appends} appends took {writes} writes"));

        void Repeat(int times)
        {
            for (var time = 0; time < times; time++)
            {
                folder.Store.AppendMessages("shared", messages[Interlocked.Increment(ref next)]);
            }
        }
    }

    private static double Least(BenchmarkFolder folder)
    {
        var line = File.ReadLines(folder.FileOf("shared")).Last().Length + 1;
        using var bare = new BareFile(folder.Other("least"));
        var group = new BareGroup(count => bare.Append(new byte[count * line]));
        var rates = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            rates.Add(RateInThreads(() =>
            {
                var own = new BareGroup.Waiter();
                for (var time = 0; time < Appends / Threads; time++)
                {
                    group.Append(own);
                }
            }));
        }

        return Median(rates[1..]);
    }

    // The threads have started before the time is taken: what is compared is their appends.
    private static double RateInThreads(Action work)
    {
        using var barrier = new Barrier(Threads + 1);
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(Work)).ToList();
        threads.ForEach(thread => thread.Start());
        return Rate(() =>
        {
            barrier.SignalAndWait();
            threads.ForEach(thread => thread.Join());
        });

        void Work()
        {
            barrier.SignalAndWait();
            work();
        }
    }

    private static double Rate(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Appends / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(List<double> rates)
    {
        rates.Sort();
        return rates[rates.Count / 2];
    }
}
