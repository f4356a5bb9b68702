using System.Diagnostics;
using System.Globalization;
using System.Runtime;

namespace Persistence.Benchmarks.Tails;

/// <summary>What tails cost while nothing happens: shares of one processor, beside the same process without tails, and memory.</summary>
internal static class TailIdleness
{
    private const int Many = 1000;
    private const int SettledWindows = 3;
    private const int Windows = 16;

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

    // The middle of the windows in which the runtime compiled nothing. What runs twice a second is compiled again after its thirtieth call, each method at another time:
    // one idle tail on files took 0.32 % where that counted, and 0.15 % with the same compiler at rest.
    private static double Share()
    {
        var shares = new List<(bool IsSettled, double Share)>();
        while (shares.Count < Windows && shares.Count(static window => window.IsSettled) < SettledWindows)
        {
            var methods = JitInfo.GetCompiledMethodCount();
            var share = ShareOnce();
            shares.Add((JitInfo.GetCompiledMethodCount() == methods, share));
        }

        var settled = shares.Where(static window => window.IsSettled).Select(static window => window.Share).Order().ToList();
        return settled.Count > 0 ? settled[settled.Count / 2] : shares.Min(static window => window.Share);
    }

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
