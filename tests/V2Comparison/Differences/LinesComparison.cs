using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using V2Comparison.Measuring;

namespace V2Comparison.Differences;

/// <summary>V2001, which counts physical lines, beside S104, which counts lines with code.</summary>
internal static class LinesComparison
{
    /// <summary>Pairs the numbers of each file, and tallies them.</summary>
    public static Tally Run(CSharpCompilation compilation, IReadOnlyList<Reading> readings)
    {
        var tally = new Tally("V2001 beside S104");
        var ours = readings.Where(static reading => reading.Rule == "V2001").ToDictionary(static reading => reading.Path);
        var theirs = readings.Where(static reading => reading.Rule == "S104").ToDictionary(static reading => reading.Path);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var (mine, other) = (NumberOf(ours, tree), NumberOf(theirs, tree));
            if (mine == other)
            {
                tally.Same();
            }
            else if (Reason(tree, mine, other) is { } reason)
            {
                tally.Explained(reason);
            }
            else
            {
                tally.Unexplain($"{tree.FilePath}: ours {mine}, theirs {other}, lines with code {LinesWithCode(tree)}");
            }
        }

        return tally;
    }

    private static int NumberOf(Dictionary<string, Reading> readings, SyntaxTree tree) => readings.GetValueOrDefault(tree.FilePath)?.Number ?? 0;

    private static string? Reason(SyntaxTree tree, int ours, int theirs)
    {
        if (ours > 0 && theirs == LinesWithCode(tree))
        {
            return "blank lines, comments, directives and inactive code: lines for V2001 only";
        }

        return theirs == 0 && GeneratedMarks.AreIn(tree) ? GeneratedMarks.Reason : null;
    }

    private static int LinesWithCode(SyntaxTree tree)
    {
        var lines = new HashSet<int>();
        foreach (var token in tree.GetRoot().DescendantTokens().Where(static token => !token.IsKind(SyntaxKind.EndOfFileToken)))
        {
            var span = token.GetLocation().GetLineSpan();
            lines.UnionWith(Enumerable.Range(span.StartLinePosition.Line, span.EndLinePosition.Line - span.StartLinePosition.Line + 1));
        }

        return lines.Count;
    }
}
