using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace V2Comparison.Differences;

/// <summary>What the documented table says that a tool's number for a unit is, starting from ours.</summary>
/// <param name="Number">The number expected.</param>
/// <param name="Reasons">The rows of the table that make it differ from ours.</param>
internal sealed record Expectation(int Number, IReadOnlyList<string> Reasons)
{
    /// <summary>Counts a unit as a tool does.</summary>
    /// <param name="unit">The declaration.</param>
    /// <param name="model">The meaning of its file.</param>
    /// <param name="tool">Which weight counts.</param>
    public static Expectation Of(SyntaxNode unit, SemanticModel model, Tool tool)
    {
        var startsAtZero = tool == Tool.Sonar && Units.KindOf(unit) == "arrow property";
        var number = startsAtZero ? 0 : 1;
        var reasons = new SortedSet<string>(StringComparer.Ordinal);
        if (startsAtZero)
        {
            reasons.Add("an arrow property: S1541 starts it at 0");
        }

        foreach (var (node, isNested) in Nodes(unit, tool))
        {
            if (Constructs.Of(node, model) is not { } construct)
            {
                continue;
            }

            var weight = tool == Tool.Sonar ? construct.Sonar : construct.Metrics;
            number += weight;
            if (isNested)
            {
                reasons.Add("local function counted in its parent");
            }
            else if (weight != construct.Ours)
            {
                reasons.Add(construct.Name);
            }
        }

        return new Expectation(number, [.. reasons]);
    }

    // The nodes that a tool counts in a unit, and whether they are in a local function, which is a unit of its own for us.
    private static IEnumerable<(SyntaxNode Node, bool IsNested)> Nodes(SyntaxNode unit, Tool tool) =>
        unit.DescendantNodes(node => node == unit || Enters(node, tool))
            .Select(node => (node, node.Ancestors().TakeWhile(ancestor => ancestor != unit).OfType<LocalFunctionStatementSyntax>().Any()));

    private static bool Enters(SyntaxNode node, Tool tool) =>
        node is not (AttributeListSyntax or ParameterListSyntax)
        && !(tool == Tool.Sonar && node is LocalFunctionStatementSyntax local && local.Modifiers.Any(SyntaxKind.StaticKeyword));
}
