using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Persistence.Benchmarks.Json;

/// <summary>The JSON store beside bare writes, System.Text.Json, and itself.</summary>
internal sealed class JsonBenchmark : IQuickBenchmark
{
    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public void Run(RatioReport report)
    {
        Appending(report);
        LongLogs(report);
        SharedCommits.Run(report);
        Loading(report);
        Rewriting.Run(report);
    }

    private static void Appending(RatioReport report)
    {
        // So many appends beforehand that the compiler is done with them.
        const int rounds = 1500;
        const int warmUp = 6000;
        using var folder = new BenchmarkFolder(Durability.Full);
        folder.Add("append", 1);
        var messages = JsonBenchmarkMessage.Many(rounds + warmUp + 1, "a");
        var next = 0;
        for (; next < warmUp; next++)
        {
            folder.Store.AppendMessages("append", messages[next]);
        }

        var line = Encoding.UTF8.GetBytes(File.ReadLines(folder.FileOf("append")).Last() + "\n");
        using var bare = new BareFile(folder.Other("bare"));
        var times = Timing.Medians(rounds, () => bare.Append(line), () => folder.Store.AppendMessages("append", messages[next++]));
        report.AtMost($"durable append / write + fsync of the same {line.Length} bytes", times[1] / times[0], 1.25, Figures(times[1], times[0]));
    }

    private static void LongLogs(RatioReport report)
    {
        const int rounds = 1500;
        foreach (var durability in (Durability[])[Durability.Full, Durability.Relaxed])
        {
            using var folder = new BenchmarkFolder(durability);
            folder.Add("short", 10);
            folder.Add("long", 100_000);
            var messages = JsonBenchmarkMessage.Many(rounds + 1, "l");
            var (few, many) = (0, 0);
            var times = Timing.Medians(rounds, () => folder.Store.AppendMessages("short", messages[few++]), () => folder.Store.AppendMessages("long", messages[many++]));
            report.AtMost($"{durability} append to 100,000 / to 10", times[1] / times[0], 1.2, Figures(times[1], times[0]));
        }
    }

    private static void Loading(RatioReport report)
    {
        using var folder = new BenchmarkFolder(Durability.Relaxed);
        folder.Add("at-once", 1000);
        folder.Add("singly", 0);
        var messages = JsonBenchmarkMessage.Many(1000, "m");
        foreach (var message in messages)
        {
            folder.Store.AppendMessages("singly", message);
        }

        var array = folder.Other("array.json");
        File.WriteAllBytes(array, JsonSerializer.SerializeToUtf8Bytes([.. messages], JsonBenchmarkContext.Default.ListJsonBenchmarkMessage));

        // The peer keeps its buffer: one of 270 KB for each call is a large object, and collecting them made its time differ by half from run to run.
        var buffer = new byte[new FileInfo(array).Length];
        var lines = folder.FileOf("singly");
        var lineBuffer = new byte[new FileInfo(lines).Length];
        Action[] ways =
        [
            () => JsonSerializer.Deserialize(ReadFile(array, buffer), JsonBenchmarkContext.Default.ListJsonBenchmarkMessage),
            () => folder.Store.Load("at-once"),
            () => folder.Store.Load("singly"),
            () => BareReading.Read(ReadFile(array, buffer)),
            () => BareReading.ReadLines(ReadFile(lines, lineBuffer)),
        ];
        Timing.WarmUp(ways);
        var times = Timing.Medians(1000, ways);
        var floor = 1.15 * (times[3] / times[0]);
        report.AtMost("load of 1,000 messages, created with them / System.Text.Json", times[1] / times[0], Math.Max(0.5, floor), Figures(times[1], times[0]));
        report.AtMost("load of 1,000 messages, one line each / System.Text.Json", times[2] / times[0], Math.Max(0.5, 1.15 * (times[4] / times[0])), Figures(times[2], times[0]));
        RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"the floor: finding the strings, making them and the objects {times[3].TotalMicroseconds:0.0} us; the first takes {times[1] / times[3]:0.00} of it; the same of lines, with their checksums, {times[4].TotalMicroseconds:0.0} us; the second takes {times[2] / times[4]:0.00} of it"));
    }

    private static ReadOnlySpan<byte> ReadFile(string path, byte[] buffer)
    {
        using var file = File.OpenHandle(path);
        return buffer.AsSpan(0, RandomAccess.Read(file, buffer, 0));
    }

    private static string Figures(TimeSpan ours, TimeSpan theirs) =>
        string.Create(CultureInfo.InvariantCulture, $"{ours.TotalMicroseconds:0.0} us / {theirs.TotalMicroseconds:0.0} us");
}
