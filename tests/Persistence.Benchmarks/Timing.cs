using System.Diagnostics;

namespace Persistence.Benchmarks;

/// <summary>Times two ways of doing the same work in turns, so that a noisy machine disturbs both alike.</summary>
internal static class Timing
{
    /// <summary>Times several ways in turns.</summary>
    /// <param name="rounds">How many turns.</param>
    /// <param name="ways">Each does the work once; called once beforehand to warm up.</param>
    /// <returns>The median time of each.</returns>
    public static TimeSpan[] Medians(int rounds, params Action[] ways)
    {
        foreach (var way in ways)
        {
            way();
        }

        var times = ways.Select(_ => new List<long>(rounds)).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var index = 0; index < ways.Length; index++)
            {
                var start = Stopwatch.GetTimestamp();
                ways[index]();
                times[index].Add(Stopwatch.GetTimestamp() - start);
            }
        }

        return [.. times.Select(Median)];
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
