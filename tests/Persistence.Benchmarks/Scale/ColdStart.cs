using System.Globalization;
using Persistence.Benchmarks.Json;
using Persistence.Benchmarks.Sqlite;

namespace Persistence.Benchmarks.Scale;

/// <summary>
/// What a process that uses a store once takes of the processors, beside the same in hand-written Microsoft.Data.Sqlite. SCALE_PRECOMPILED names a folder with the
/// assemblies of this project whose Persistence ones are compiled beforehand, as in the packages.
/// </summary>
internal static class ColdStart
{
    private const int Rounds = 15;
    private const double Milliseconds = TimeSpan.TicksPerMillisecond;

    private static readonly string[] s_kinds = ["nothing", "json", "sqlite", "hand-written", "ef"];

    /// <summary>Measures.</summary>
    /// <param name="report">Receives the ratios.</param>
    public static void Run(RatioReport report)
    {
        using var folder = new BenchmarkFolder(Durability.Relaxed);
        using var database = new BenchmarkDatabase(Durability.Full);
        folder.Add(ColdUser.Key, 0);
        database.Add(ColdUser.Key, 0);
        string[] places = ["", Path.GetDirectoryName(Path.GetDirectoryName(folder.FileOf(ColdUser.Key)))!, Path.Combine(database.Folder, "chat.db"), Path.Combine(database.Folder, "chat.db"), Path.Combine(database.Folder, "chat.db")];
        Compare(report, "", Environment.ProcessPath!, places);
        if (Environment.GetEnvironmentVariable("SCALE_PRECOMPILED") is { } precompiled)
        {
            Compare(report, ", precompiled", Path.Combine(precompiled, "Persistence.Benchmarks"), places);
        }
        else
        {
            RatioReport.Note("SCALE_PRECOMPILED names no folder: a start with packages that are compiled beforehand was not measured");
        }
    }

    private static void Compare(RatioReport report, string how, string program, string[] places)
    {
        var times = Array.ConvertAll(s_kinds, static _ => new List<long>());
        for (var round = 0; round < Rounds; round++)
        {
            for (var kind = 0; kind < s_kinds.Length; kind++)
            {
                times[kind].Add(LogUser.Run(program, ColdUser.Argument, s_kinds[kind], places[kind]));
            }
        }

        var medians = Array.ConvertAll(times, static some => some.Order().ElementAt(Rounds / 2) / Milliseconds);
        report.AtMost($"cold process, SQLite{how} / hand-written", medians[2] / medians[3], 1.15, Figures(medians[2], medians[3]));
        report.AtMost($"cold process, JSON{how} / hand-written SQLite", medians[1] / medians[3], 1.0, Figures(medians[1], medians[3]));
        RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"an empty process {medians[0]:0} ms, EF Core {medians[4]:0} ms"));
    }

    private static string Figures(double ours, double theirs) => string.Create(CultureInfo.InvariantCulture, $"{ours:0} ms / {theirs:0} ms");
}
