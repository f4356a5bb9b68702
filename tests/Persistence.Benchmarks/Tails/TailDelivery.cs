using System.Diagnostics;
using System.Globalization;

namespace Persistence.Benchmarks.Tails;

/// <summary>The time from the return of a commit to the delivery of its entry.</summary>
internal static class TailDelivery
{
    private const int Warm = 200;
    private const int Count = 1000;

    /// <summary>Measures commits of this process, read by an awaiting tail.</summary>
    public static void InProcess(RatioReport report, TailPlace place)
    {
        using var store = place.Open();
        var times = Measure(store, "in-process", () => store.AppendMessages("in-process", new TailMessage("Agent-7", new string('x', 160))) > 0 ? Stopwatch.GetTimestamp() : 0);
        report.AtMost($"{place.Kind}: commit to delivery in the process, p50, in ms", At(times, 0.5), 0.2, $"p99 {At(times, 0.99):0.000} ms");
        report.AtMost($"{place.Kind}: the same, p99", At(times, 0.99), 2);
    }

    /// <summary>Measures commits of another process.</summary>
    public static void AcrossProcesses(RatioReport report, TailPlace place)
    {
        using var store = place.Open();
        using var writer = TailWriter.Start(place, "across");
        var times = Measure(store, "across", () =>
        {
            writer.StandardInput.WriteLine();
            return long.Parse(writer.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        });
        writer.StandardInput.Close();
        writer.WaitForExit();
        var figures = $"p99 {At(times, 0.99):0.00} ms";
        if (place.Kind != "redis")
        {
            report.AtMost($"{place.Kind}: commit to delivery across processes, p50, in ms", At(times, 0.5), 5, figures);
            return;
        }

        var ping = Ping(place);
        report.AtMost("redis: commit to delivery across processes, p50 / PING", At(times, 0.5) / ping, 1.5, string.Create(CultureInfo.InvariantCulture, $"{At(times, 0.5):0.000} / {ping:0.000} ms, {figures}"));
    }

    // Commits one entry after the other, each when the one before was delivered.
    private static List<double> Measure(ITailChatStore store, string key, Func<long> commit)
    {
        store.Create(new TailChat { Id = key });
        using var delivered = new SemaphoreSlim(0);
        using var end = new CancellationTokenSource();
        long at = 0;
        var reading = Task.Run(async () =>
        {
            await foreach (var next in store.TailMessagesAsync(key, cancellationToken: CancellationToken.None).WithCancellation(end.Token))
            {
                Volatile.Write(ref at, Stopwatch.GetTimestamp());
                delivered.Release();
            }
        });
        delivered.Wait();
        var times = new List<double>();
        for (var number = 0; number < Warm + Count; number++)
        {
            var returned = commit();
            delivered.Wait();
            if (number >= Warm)
            {
                times.Add(Math.Max(0, Stopwatch.GetElapsedTime(returned, Volatile.Read(ref at)).TotalMilliseconds));
            }

            // So that each commit finds the tail waiting, as a commit now and then does.
            Thread.Sleep(1);
        }

        end.Cancel();
        reading.ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
        times.Sort();
        return times;
    }

    private static double Ping(TailPlace place)
    {
        using var redis = StackExchange.Redis.ConnectionMultiplexer.Connect(place.Where);
        var database = redis.GetDatabase();
        var times = Timing.Medians(Count, () => database.Ping());
        return times[0].TotalMilliseconds;
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];
}
