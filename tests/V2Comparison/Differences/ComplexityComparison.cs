using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using V2Comparison.Measuring;

namespace V2Comparison.Differences;

/// <summary>V2004 beside S1541 or CA1502, unit by unit.</summary>
internal sealed class ComplexityComparison(CSharpCompilation compilation, Tool tool)
{
    private readonly Dictionary<string, SyntaxTree> _trees = compilation.SyntaxTrees.ToDictionary(static tree => tree.FilePath);

    /// <summary>Pairs the numbers that both rules gave to one unit, and tallies them.</summary>
    public Tally Run(IReadOnlyList<Reading> readings)
    {
        var rule = tool == Tool.Sonar ? "S1541" : "CA1502";
        var tally = new Tally($"V2004 beside {rule}");
        var ours = ByUnit(readings, "V2004");
        var theirs = ByUnit(readings, rule);
        foreach (var unit in ours.Keys.Union(theirs.Keys).OrderBy(static unit => unit.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(static unit => unit.SpanStart))
        {
            Compare(tally, unit, ours.GetValueOrDefault(unit), theirs.GetValueOrDefault(unit));
        }

        return tally;
    }

    private void Compare(Tally tally, SyntaxNode unit, Reading? mine, Reading? other)
    {
        if (mine is null || other is null)
        {
            Alone(tally, unit, mine, other);
        }
        else if (mine.Number == other.Number)
        {
            tally.Same();
        }
        else
        {
            var expected = Expectation.Of(unit, compilation.GetSemanticModel(unit.SyntaxTree), tool);
            if (expected.Number == other.Number && expected.Reasons.Count > 0)
            {
                tally.Explained(string.Join("; ", expected.Reasons));
            }
            else
            {
                tally.Unexplain($"{Place(unit)}: ours {mine.Number}, theirs {other.Number}, expected {expected.Number} ({string.Join("; ", expected.Reasons)})");
            }
        }
    }

    private void Alone(Tally tally, SyntaxNode unit, Reading? mine, Reading? other)
    {
        var reason = mine is null ? LoneUnits.OnlyTheirs(unit) : LoneUnits.OnlyOurs(unit, tool);
        if (reason is null)
        {
            tally.Unexplain($"{Place(unit)}: {(mine is null ? $"only theirs, {other!.Number}" : $"only ours, {mine.Number}")}, {Units.KindOf(unit)}");
        }
        else
        {
            tally.Explained(reason);
        }
    }

    private Dictionary<SyntaxNode, Reading> ByUnit(IReadOnlyList<Reading> readings, string rule) =>
        readings.Where(reading => reading.Rule == rule)
            .GroupBy(reading => Units.At(_trees[reading.Path].GetRoot(), reading.Start))
            .ToDictionary(static group => group.Key, static group => group.MaxBy(static reading => reading.Number)!);

    private static string Place(SyntaxNode unit) =>
        $"{unit.SyntaxTree.FilePath}({unit.GetLocation().GetLineSpan().StartLinePosition.Line + 1})";
}
