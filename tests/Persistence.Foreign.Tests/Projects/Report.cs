using System.Globalization;
using System.Runtime.CompilerServices;

namespace Persistence.Foreign.Tests.Projects;

/// <summary>What a run has shown.</summary>
internal static class Report
{
    private static readonly Lock s_lock = new();

    /// <summary>Fails where something came back differently, and where a type is held in one form and refused in another.</summary>
    public static void Check(CorpusRun run)
    {
        var faults = run.Outcomes.SelectMany(static outcome => outcome.Faults.Select(fault => $"{outcome.Subject.Type} {fault}"))
            .Concat(run.Subjects.Where(static subject => subject.RefusedForms.Count > 0 && subject.RefusedBy is null).Select(static subject => $"{subject.Type} is taken and yet refused as {string.Join(", ", subject.RefusedForms)}: {subject.Messages[0]}"))
            .Concat(run.Subjects.Where(static subject => subject.RefusedBy?.StartsWith("PG", StringComparison.Ordinal) == false).Select(static subject => $"{subject.Type}: {subject.Messages[0]}"))
            .ToArray();
        TestContext.Current.TestOutputHelper!.WriteLine(Row("types", run));
        Assert.True(faults.Length == 0, string.Join("\n", faults.Take(20)));
        Assert.NotEmpty(run.Outcomes);
    }

    /// <summary>Compares a run with its row in docs/testing-results.md; with UPDATE_SNAPSHOTS=1 it writes the row.</summary>
    /// <param name="package">The package.</param>
    /// <param name="run">The run.</param>
    /// <param name="file">The caller's file; the compiler fills it in.</param>
    public static void CompareWithTheTable(string package, CorpusRun run, [CallerFilePath] string file = "")
    {
        var page = Path.GetFullPath(Path.Combine(file, "../../../docs/testing-results.md"));
        var row = Row(package, run);
        lock (s_lock)
        {
            var lines = File.ReadAllLines(page);
            var index = Array.FindIndex(lines, line => line.StartsWith($"| {package} |", StringComparison.Ordinal));
            Assert.True(index >= 0, $"docs/testing-results.md has no row of {package}");
            if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            {
                lines[index] = row;
                File.WriteAllLines(page, lines);
            }

            Assert.Equal(lines[index], row);
        }
    }

    private static string Row(string name, CorpusRun run)
    {
        var refused = run.Subjects.Where(static subject => subject.RefusedBy is not null).GroupBy(static subject => subject.RefusedBy).Select(static group => $"{group.Count()} {group.Key}");
        int[] counts =
        [
            run.Outcomes.Count,
            run.Outcomes.Count(static outcome => outcome.Values == 0),
            run.Outcomes.Sum(static outcome => outcome.Values),
            run.Outcomes.Sum(static outcome => outcome.Refusals.Count / 3),
            run.Outcomes.Count(static outcome => outcome.Unreadable.Count > 0),
            run.Outcomes.Sum(static outcome => outcome.Faults.Count),
        ];
        return $"| {name} | {run.Subjects.Count} | {string.Join(", ", refused)} | {string.Join(" | ", counts.Select(static count => count.ToString(CultureInfo.InvariantCulture)))} |";
    }
}
