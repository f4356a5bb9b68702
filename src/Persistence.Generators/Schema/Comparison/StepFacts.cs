using System.Globalization;
using Persistence.Generators.Model;
using Persistence.Generators.Schema.Files;
using Persistence.Generators.Schema.Shapes;

namespace Persistence.Generators.Schema.Comparison;

/// <summary>The upgrade steps of a class as a fact: <c>1,2,notes:1</c> are those of the header from versions 1 and 2, and that of the log notes from version 1.</summary>
internal static class StepFacts
{
    /// <summary>The place.</summary>
    public const string Path = "steps";

    /// <summary>The steps of a class.</summary>
    /// <param name="session">The class.</param>
    /// <returns>Empty for none.</returns>
    public static string Of(SessionSpec session) => string.Join(",", session.Upgrades.Select(static step => Number(step.From))
        .Concat(session.Logs.SelectMany(static log => log.Upgrades.Select(step => $"{StorageText.Quote(log.Member.JsonName)}:{Number(step.From)}"))));

    /// <summary>Compares the steps of a class with those that the file says.</summary>
    /// <param name="state">The comparison.</param>
    /// <param name="fact">What the file says; null where it knows of none.</param>
    /// <param name="now">The steps of the class.</param>
    public static void Check(ComparisonState state, SchemaFact? fact, ShapeFact now)
    {
        if (fact?.Until is null && Problem(fact?.Value ?? "", now.Value.ToString(), state.File.Version, state.Renames) is { } problem)
        {
            state.Add(ChangeKind.StepsChanged, problem, fact, now);
        }
    }

    /// <summary>Finds a step that is gone, or one that comes later than the version after the one it leads from.</summary>
    /// <param name="old">The steps that the file says; empty for none.</param>
    /// <param name="now">The steps of the class; empty for none.</param>
    /// <param name="version">The version in the file.</param>
    /// <param name="renames">The former places of renamed logs, each with its present one.</param>
    /// <returns>What a message says; null where nothing is wrong.</returns>
    public static string? Problem(string old, string now, int version, IReadOnlyDictionary<string, string> renames)
    {
        var before = Split(old).Select(step => Renamed(step, renames)).ToList();
        var after = Split(now);
        return before.Except(after).FirstOrDefault() is { } gone ? $"{Named(gone)} is gone, and what that version stored is read as if it were the next"
            : after.Except(before).FirstOrDefault(step => From(step) < version) is { } late ? $"{Named(late)} is new, and version {version} stored data without it, in which SQLite and Redis do not know the older entries"
            : null;
    }

    private static List<string> Split(string steps) => steps.Length == 0 ? [] : StorageText.Split(steps, ',');

    private static string Renamed(string step, IReadOnlyDictionary<string, string> renames) =>
        LogOf(step) is { } log && renames.TryGetValue("log " + log, out var present) ? present.Substring(4) + step.Substring(log.Length) : step;

    private static string Named(string step) => LogOf(step) is { } log ? $"the step of log {log} from version {From(step)}" : $"the step from version {step}";

    private static string? LogOf(string step) => StorageText.IndexOf(step, ':') is > 0 and var end ? step.Substring(0, end) : null;

    private static int From(string step) =>
        int.TryParse(step.Substring(StorageText.IndexOf(step, ':') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : 0;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
