using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Analyzers.Counting;

/// <summary>How deep statements that steer the flow stand inside each other. An `else if` stands beside its `if`, not inside.</summary>
internal static class NestingRules
{
    /// <summary>The deepest level inside a function; its local functions are measured by themselves.</summary>
    public static int DeepestNesting(SyntaxNode declaration) =>
        LevelsOf(declaration).Select(node => Around(declaration, node).Count()).DefaultIfEmpty(0).Max();

    /// <summary>The first keyword of each statement that leads to the deepest level, outermost first.</summary>
    public static IEnumerable<Location> DeepestLevels(SyntaxNode declaration)
    {
        var deepest = DeepestNesting(declaration);
        var innermost = LevelsOf(declaration).FirstOrDefault(node => Around(declaration, node).Count() == deepest);
        return innermost is null ? [] : Around(declaration, innermost).Reverse().Select(node => node.GetFirstToken().GetLocation());
    }

    private static IEnumerable<SyntaxNode> LevelsOf(SyntaxNode declaration) =>
        ComplexityRules.PartsOf(declaration)
            .SelectMany(part => part.DescendantNodes(child => child == part || ComplexityRules.BelongsToParent(child)))
            .Where(IsLevel);

    private static IEnumerable<SyntaxNode> Around(SyntaxNode declaration, SyntaxNode node)
    {
        var boundary = declaration is GlobalStatementSyntax ? declaration.Parent : declaration;
        return node.AncestorsAndSelf().TakeWhile(ancestor => ancestor != boundary).Where(IsLevel);
    }

    /// <summary>True for the statements that open a level.</summary>
    private static bool IsLevel(SyntaxNode node) => node.Kind() switch
    {
        SyntaxKind.IfStatement => !node.Parent.IsKind(SyntaxKind.ElseClause),
        SyntaxKind.SwitchStatement => true,
        SyntaxKind.TryStatement => true,
        _ => IsLoop(node),
    };

    private static bool IsLoop(SyntaxNode node) =>
        node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax;
}
