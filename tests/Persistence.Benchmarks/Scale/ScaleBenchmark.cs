using System.Globalization;

namespace Persistence.Benchmarks.Scale;

/// <summary>What concerns all sessions of a store that has many, beside the least that a program could do instead.</summary>
internal sealed class ScaleBenchmark : IQuickBenchmark
{
    private static readonly bool s_isLong = Environment.GetEnvironmentVariable("SCALE_LONG") == "1";

    /// <inheritdoc/>
    public string Name => "scale";

    /// <inheritdoc/>
    public void Run(RatioReport report)
    {
        SqliteScale.Run(report, Size("SQLITE", 100_000, 1_000_000));
        RedisScale.Run(report, Size("REDIS", 20_000, 100_000), s_isLong);
        JsonScale.Run(report, Size("JSON", 5_000, 100_000));
        if (Size("COLD", 1, 1) > 0)
        {
            ColdStart.Run(report);
        }

        LogMemory.Run(report, Size("LOG", 50_000, 1_000_000));
    }

    /// <summary>How often each is measured: the best of few counts, as what disturbs only ever adds.</summary>
    public static TimeSpan Best(Action way)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            way();
            best = TimeSpan.FromTicks(Math.Min(best.Ticks, System.Diagnostics.Stopwatch.GetElapsedTime(start).Ticks));
        }

        return best;
    }

    /// <summary>Two times, for the line of a ratio.</summary>
    public static string Figures(TimeSpan ours, TimeSpan theirs) =>
        string.Create(CultureInfo.InvariantCulture, $"{ours.TotalMilliseconds:0} ms / {theirs.TotalMilliseconds:0} ms");

    // SCALE_LONG=1: the long mode. SCALE_SQLITE, SCALE_REDIS, SCALE_JSON: how many sessions; SCALE_LOG: how many entries in one log. 0 leaves it out.
    private static int Size(string backend, int usual, int many) =>
        int.TryParse(Environment.GetEnvironmentVariable("SCALE_" + backend), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : s_isLong ? many : usual;
}
