using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using V2Comparison.Measuring;

namespace V2Comparison.Differences;

/// <summary>V2005 beside S107, declaration by declaration.</summary>
internal static class ParametersComparison
{
    /// <summary>Pairs the numbers that both rules gave to one declaration, and tallies them.</summary>
    public static Tally Run(CSharpCompilation compilation, IReadOnlyList<Reading> readings)
    {
        var trees = compilation.SyntaxTrees.ToDictionary(static tree => tree.FilePath);
        var tally = new Tally("V2005 beside S107");
        var ours = ByUnit(trees, readings, "V2005");
        var theirs = ByUnit(trees, readings, "S107");
        foreach (var unit in ours.Keys.Union(theirs.Keys).OrderBy(static unit => unit.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(static unit => unit.SpanStart))
        {
            var (mine, other) = (ours.GetValueOrDefault(unit)?.Number ?? 0, theirs.GetValueOrDefault(unit)?.Number ?? 0);
            if (mine == other)
            {
                tally.Same();
            }
            else if (ParameterReasons.Of(unit, compilation, mine, other) is { } reason)
            {
                tally.Explained(reason);
            }
            else
            {
                var line = unit.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
                tally.Unexplain($"{unit.SyntaxTree.FilePath}({line}): ours {mine}, theirs {other}, {Units.KindOf(unit)}");
            }
        }

        return tally;
    }

    private static Dictionary<SyntaxNode, Reading> ByUnit(Dictionary<string, SyntaxTree> trees, IReadOnlyList<Reading> readings, string rule) =>
        readings.Where(reading => reading.Rule == rule)
            .GroupBy(reading => Units.At(trees[reading.Path].GetRoot(), reading.Start))
            .ToDictionary(static group => group.Key, static group => group.MaxBy(static reading => reading.Number)!);
}
