using System.Diagnostics;

namespace Persistence.Benchmarks;

/// <summary>Times two ways of doing the same work in turns, so that a noisy machine disturbs both alike.</summary>
internal static class Timing
{
    private static readonly TimeSpan s_leastWarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_longestWarmUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_settled = TimeSpan.FromSeconds(1);

    /// <summary>Times several ways in turns.</summary>
    /// <param name="rounds">How many turns.</param>
    /// <param name="ways">Each does the work once; called once beforehand to warm up.</param>
    /// <returns>The median time of each.</returns>
    public static TimeSpan[] Medians(int rounds, params Action[] ways) => MediansAfter(static () => { }, rounds, ways);

    /// <summary>Times several ways in turns, each after a preparation that is not timed.</summary>
    /// <param name="prepare">Is called before each.</param>
    /// <param name="rounds">How many turns.</param>
    /// <param name="ways">Each does the work once; called once beforehand to warm up.</param>
    /// <returns>The median time of each.</returns>
    public static TimeSpan[] MediansAfter(Action prepare, int rounds, params Action[] ways)
    {
        foreach (var way in ways)
        {
            way();
        }

        var times = ways.Select(_ => new List<long>(rounds)).ToArray();
        var order = Enumerable.Range(0, ways.Length).ToArray();
        var random = new Random(1);
        for (var round = 0; round < rounds; round++)
        {
            // What ran before leaves the processor's caches to the next: none always follows the same one.
            random.Shuffle(order);
            foreach (var index in order)
            {
                prepare();
                var start = Stopwatch.GetTimestamp();
                ways[index]();
                times[index].Add(Stopwatch.GetTimestamp() - start);
            }
        }

        return [.. times.Select(Median)];
    }

    /// <summary>
    /// Compares two ways, each after a preparation that does not count. Both run in each round, in a random order, and the ratio
    /// is the median of the rounds' ratios: what slows the machine down for seconds slows both.
    /// </summary>
    /// <param name="clock">What is compared: the time that passes, or that of the processors, of which what else runs takes none.</param>
    /// <param name="prepare">Is called before each.</param>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="one">Does the work once.</param>
    /// <param name="other">Does the other work once.</param>
    /// <returns>The median time of each, and the ratio of the first to the second.</returns>
    public static (TimeSpan One, TimeSpan Other, double Ratio) Compare(Func<TimeSpan> clock, Action prepare, int rounds, Action one, Action other)
    {
        var times = new List<(long One, long Other)>(rounds);
        var random = new Random(1);
        for (var round = 0; round < rounds; round++)
        {
            times.Add(random.Next(2) == 0 ? (Time(one), Time(other)) : Swapped(Time(other), Time(one)));
        }

        var ratios = times.ConvertAll(static time => (double)time.One / time.Other);
        ratios.Sort();
        return (new TimeSpan(Middle(times.ConvertAll(static time => time.One))), new TimeSpan(Middle(times.ConvertAll(static time => time.Other))), ratios[rounds / 2]);

        long Time(Action way)
        {
            prepare();
            var start = clock();
            way();
            return (clock() - start).Ticks;
        }
    }

    /// <summary>The time that passes.</summary>
    public static TimeSpan Elapsed() => Stopwatch.GetElapsedTime(0);

    /// <summary>The time that all threads of this process took of the processors.</summary>
    public static TimeSpan OfProcessors() => Environment.CpuUsage.TotalTime;

    private static (long One, long Other) Swapped(long other, long one) => (one, other);

    private static long Middle(List<long> ticks)
    {
        ticks.Sort();
        return ticks[ticks.Count / 2];
    }

    /// <summary>
    /// Calls several ways in turns until the compiler is done with them: for three seconds at least, until nothing was
    /// compiled for a second, or fifteen seconds have passed.
    /// </summary>
    /// <param name="ways">Each does the work once.</param>
    public static void WarmUp(params Action[] ways)
    {
        var start = Stopwatch.StartNew();
        var (compiled, since) = (0L, TimeSpan.Zero);
        while (start.Elapsed < s_longestWarmUp && (start.Elapsed < s_leastWarmUp || start.Elapsed - since < s_settled))
        {
            foreach (var way in ways)
            {
                way();
            }

            if (System.Runtime.JitInfo.GetCompiledMethodCount() is var methods && methods != compiled)
            {
                (compiled, since) = (methods, start.Elapsed);
            }
        }
    }

    /// <summary>The bytes a piece of work allocates on this thread, after a warm-up.</summary>
    /// <param name="work">The work.</param>
    /// <param name="repetitions">How often to do it.</param>
    /// <returns>The bytes for each repetition.</returns>
    public static double AllocatedBytes(Action work, int repetitions = 100)
    {
        work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            work();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)repetitions;
    }

    private static TimeSpan Median(List<long> ticks)
    {
        ticks.Sort();
        return Stopwatch.GetElapsedTime(0, ticks[ticks.Count / 2]);
    }
}
