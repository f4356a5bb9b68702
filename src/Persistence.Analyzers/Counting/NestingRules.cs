using System;
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
        ComplexityRules.PartsOf(declaration)
            .SelectMany(part => part.DescendantNodes(child => child == part || ComplexityRules.BelongsToParent(child)))
            .Where(IsLevel)
            .Select(node => DepthWithin(declaration, node))
            .DefaultIfEmpty(0)
            .Max();

    /// <summary>The level of a nesting statement inside a function: 1 when it stands directly in the body.</summary>
    public static int DepthWithin(SyntaxNode declaration, SyntaxNode node)
    {
        var boundary = declaration is GlobalStatementSyntax ? declaration.Parent : declaration;
        return node.AncestorsAndSelf().TakeWhile(ancestor => ancestor != boundary).Count(IsLevel);
    }

    /// <summary>True for the statements that open a level.</summary>
    public static bool IsLevel(SyntaxNode node) => node.Kind() switch
    {
        SyntaxKind.IfStatement => !node.Parent.IsKind(SyntaxKind.ElseClause),
        SyntaxKind.SwitchStatement => true,
        SyntaxKind.TryStatement => true,
        _ => IsLoop(node),
    };

    private static bool IsLoop(SyntaxNode node) =>
        node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax;
}
