using System.Diagnostics;
using System.Globalization;

namespace Persistence.Benchmarks.Tails;

/// <summary>What tails cost while nothing happens: shares of one processor, beside the same process without tails, and memory.</summary>
internal static class TailIdleness
{
    private const int Many = 1000;

    // The poll interval of a tail.
    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(5);

    /// <summary>Measures one tail and a thousand.</summary>
    public static void Run(RatioReport report, TailPlace place)
    {
        using var store = place.Open();
        for (var number = 0; number < Many; number++)
        {
            store.Create(new TailChat { Id = $"idle-{number}", Messages = [new TailMessage("Agent-7", "one")] });
        }

        var before = Size(place);
        var without = Share();
        var one = Idle(store, 1).Share - without;
        report.AtMost($"{place.Kind}: one idle tail, % of a processor", Math.Max(0, one), 0.3, string.Create(CultureInfo.InvariantCulture, $"without {without:0.00} %"));
        var many = Idle(store, Many);
        report.AtMost($"{place.Kind}: 1,000 idle tails, % of a processor", Math.Max(0, many.Share - without), 5);
        report.AtMost($"{place.Kind}: 1,000 idle tails, MB", many.Megabytes, 20);
        report.AtMost($"{place.Kind}: growth of the store, bytes", Size(place) - before, 0);
    }

    // The tails are opened before the time begins.
    private static (double Share, double Megabytes) Idle(ITailChatStore store, int count)
    {
        using var end = new CancellationTokenSource();
        using var caughtUp = new CountdownEvent(count);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var tails = Enumerable.Range(0, count).Select(number => Task.Run(async () =>
        {
            await foreach (var next in store.TailMessagesAsync($"idle-{number}", cancellationToken: CancellationToken.None).WithCancellation(end.Token))
            {
                if (next.Kind == LogEventKind.CaughtUp)
                {
                    caughtUp.Signal();
                }
            }
        })).ToList();
        caughtUp.Wait();
        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        var share = Share();
        end.Cancel();
        Task.WhenAll(tails).ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
        return (share, megabytes);
    }

    // The middle of five: in some the runtime still compiles what ran before, half a percent.
    private static double Share() => Enumerable.Range(0, 5).Select(static _ => ShareOnce()).Order().ElementAt(2);

    private static double ShareOnce()
    {
        // Not the process's own figure, which counts in steps of 10 ms.
        var (time, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        Thread.Sleep(s_time);
        return 100 * (Environment.CpuUsage.TotalTime - time) / Stopwatch.GetElapsedTime(start);
    }

    private static double Size(TailPlace place)
    {
        if (place.Kind != "redis")
        {
            return Directory.EnumerateFiles(place.Where, "*", SearchOption.AllDirectories).Sum(static file => new FileInfo(file).Length);
        }

        using var redis = StackExchange.Redis.ConnectionMultiplexer.Connect(place.Where);
        return (double)redis.GetServers()[0].DatabaseSize();
    }
}
