using System.Diagnostics;
using System.Globalization;
using Persistence.Benchmarks.Sqlite.Peers;

namespace Persistence.Benchmarks.Sqlite;

/// <summary>Sixteen threads that append to one database beside one thread.</summary>
internal static class GroupCommit
{
    private const int Threads = 16;
    private const int Rounds = 7;
    private const int Appends = 1600;

    /// <summary>Measures.</summary>
    /// <param name="report">Receives the ratio.</param>
    public static void Run(RatioReport report)
    {
        using var database = new BenchmarkDatabase(Durability.Full);
        var messages = SqliteBenchmarkMessage.Many((Rounds + 1) * Appends * 2);
        var next = -1;
        var (alone, together) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            alone.Add(Rate(Appends, () => Repeat(Appends)));
            together.Add(InThreads(Appends, () => Repeat(Appends / Threads)));
        }

        // The first round warms up.
        var (one, many) = (Median(alone[1..]), Median(together[1..]));
        var least = Least(messages);
        report.AtLeast("append Full, 16 threads / one thread", many / one, Math.Min(9, least / one / 1.15), string.Create(CultureInfo.InvariantCulture, $"{many:0} / {one:0} a second"));
        RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"the floor, 16 threads that wait for one hand-written transaction of all their inserts: {least:0} a second; this is {many / least:0.00} of it"));

        void Repeat(int times)
        {
            for (var time = 0; time < times; time++)
            {
                database.Store.AppendMessages(BenchmarkDatabase.Session, messages[Interlocked.Increment(ref next)]);
            }
        }
    }

    private static double Least(SqliteBenchmarkMessage[] messages)
    {
        using var database = new BenchmarkDatabase(Durability.Full);
        using var handWritten = new HandWritten(database);
        var next = 0;
        var group = new BareGroup(count =>
        {
            handWritten.Append(BenchmarkDatabase.Session, messages.AsSpan(next, count));
            next += count;
        });
        var rates = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            rates.Add(InThreads(Appends, () =>
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

    // Making a thread takes as long as some appends, and is no part of them.
    private static double InThreads(int count, Action work)
    {
        using var start = new Barrier(Threads + 1);
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            start.SignalAndWait();
            work();
        })).ToList();
        threads.ForEach(thread => thread.Start());
        start.SignalAndWait();
        return Rate(count, () => threads.ForEach(thread => thread.Join()));
    }

    private static double Rate(int count, Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(List<double> rates)
    {
        rates.Sort();
        return rates[rates.Count / 2];
    }
}
