using System.Globalization;
using Persistence.Benchmarks.Json;

namespace Persistence.Benchmarks.Scale;

/// <summary>A directory of many files, each with one message.</summary>
internal static class JsonScale
{
    /// <summary>Measures.</summary>
    /// <param name="report">Receives the ratios.</param>
    /// <param name="sessions">How many sessions.</param>
    public static void Run(RatioReport report, int sessions)
    {
        if (sessions == 0)
        {
            return;
        }

        JsonLookups.Run(report, sessions);
        using var folder = new BenchmarkFolder(Durability.Relaxed);
        for (var number = 0; number < sessions; number++)
        {
            folder.Add(number.ToString("D7", CultureInfo.InvariantCulture), 1);
        }

        var read = ScaleBenchmark.Best(() => Array.ForEach(Directory.GetFiles(Path.GetDirectoryName(folder.FileOf("0"))!), static file => File.ReadAllBytes(file)));
        var verify = ScaleBenchmark.Best(() => folder.Store.Verify());
        report.AtMost(string.Create(CultureInfo.InvariantCulture, $"JSON: Verify of {sessions} / reading all files"), verify / read, 3, ScaleBenchmark.Figures(verify, read));
    }
}
