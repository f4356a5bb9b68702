using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Persistence.Conformance;

/// <summary>The tables of docs/monitoring.md.</summary>
internal static partial class MonitoringPage
{
    private static readonly string[] s_lines = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "docs", "monitoring.md"));

    /// <summary>The instruments by name.</summary>
    public static IReadOnlyDictionary<string, (string Kind, string Unit, string[] Tags)> Instruments { get; } = s_lines
        .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
        .Where(static cells => cells.Length > 5 && cells[2] is "histogram" or "counter" or "gauge")
        .ToDictionary(static cells => cells[1].Trim('`'), static cells => (cells[2], cells[3], Quoted().Matches(cells[4]).Select(static match => match.Groups[1].Value).ToArray()));

    /// <summary>The values of <c>db.operation.name</c>.</summary>
    public static IReadOnlySet<string> Operations { get; } = s_lines
        .SkipWhile(static line => !line.StartsWith("| `db.operation.name` | members", StringComparison.Ordinal)).Skip(2).TakeWhile(static line => line.StartsWith('|'))
        .SelectMany(static line => Quoted().Matches(line.Split('|')[1]).Select(static match => match.Groups[1].Value)).ToHashSet();

    [GeneratedRegex("`([a-z_.]+)`")]
    private static partial Regex Quoted();

    private static string Here([CallerFilePath] string here = "") => here;
}
