using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Persistence.Benchmarks.Json;

/// <summary>A thousand messages, one at a time, beside a store that writes its whole file for each, and never waits for the disk.</summary>
internal static class Rewriting
{
    private const int Messages = 1000;

    /// <summary>Measures.</summary>
    /// <param name="report">Receives the ratios.</param>
    public static void Run(RatioReport report)
    {
        using var durable = new BenchmarkFolder(Durability.Full);
        using var relaxed = new BenchmarkFolder(Durability.Relaxed);
        var messages = JsonBenchmarkMessage.Many(Messages, "w");
        var rewriting = Best(() => Rewrite(durable.Other("whole.json"), messages));
        var full = Best(() => Append(durable, messages));
        var fast = Best(() => Append(relaxed, messages));
        report.AtMost("1,000 messages, durable / rewriting the file without fsync", full / rewriting, 1.0, Figures(full, rewriting));
        report.AtMost("1,000 messages, relaxed / rewriting the file without fsync", fast / rewriting, 0.25, Figures(fast, rewriting));
    }

    private static void Append(BenchmarkFolder folder, JsonBenchmarkMessage[] messages)
    {
        folder.Store.Delete("batch");
        folder.Add("batch", 0);
        foreach (var message in messages)
        {
            folder.Store.AppendMessages("batch", message);
        }
    }

    private static void Rewrite(string path, JsonBenchmarkMessage[] messages)
    {
        var all = new List<JsonBenchmarkMessage>();
        foreach (var message in messages)
        {
            all.Add(message);
            File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(all, JsonBenchmarkContext.Default.ListJsonBenchmarkMessage));
        }
    }

    private static TimeSpan Best(Action work)
    {
        work();
        return Enumerable.Range(0, 3).Min(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            work();
            return Stopwatch.GetElapsedTime(start);
        });
    }

    private static string Figures(TimeSpan ours, TimeSpan theirs) =>
        string.Create(CultureInfo.InvariantCulture, $"{ours.TotalMilliseconds:0} ms / {theirs.TotalMilliseconds:0} ms");
}
