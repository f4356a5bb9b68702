using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Analyzers.Counting;

/// <summary>What is a decision, and which decisions belong to a function.</summary>
internal static class ComplexityRules
{
    /// <summary>1 for a decision; 0 for a switch-expression arm whose pattern always matches: it is the arm's `default`.</summary>
    public static int Weight(SyntaxNode node, NodeRole role) => role switch
    {
        NodeRole.Decision => 1,
        NodeRole.SwitchArm => AlwaysMatches(((SwitchExpressionArmSyntax)node).Pattern) ? 0 : 1,
        _ => 0,
    };

    /// <summary>The keyword or operator of every decision of a function, an initializer, or all top-level statements.</summary>
    public static IEnumerable<Location> DecisionsOf(SyntaxNode declaration) =>
        PartsOf(declaration)
            .SelectMany(part => part.DescendantNodes(child => child == part || BelongsToParent(child)))
            .Where(node => Weight(node, NodeRoles.Of(node.RawKind)) > 0)
            .Select(node => node.ChildTokens().First().GetLocation());

    /// <summary>The nodes that make up a function: itself, but for top-level statements every one of them.</summary>
    public static IEnumerable<SyntaxNode> PartsOf(SyntaxNode declaration) =>
        declaration is GlobalStatementSyntax { Parent: CompilationUnitSyntax file }
            ? file.Members.OfType<GlobalStatementSyntax>()
            : [declaration];

    /// <summary>False for a local function, which is a function of its own, and for what never counts.</summary>
    public static bool BelongsToParent(SyntaxNode node) =>
        !node.IsKind(SyntaxKind.LocalFunctionStatement) && NodeRoles.Of(node.RawKind) != NodeRole.Ignored;

    private static bool AlwaysMatches(PatternSyntax pattern) => pattern switch
    {
        DiscardPatternSyntax => true,
        VarPatternSyntax variable => variable.Designation is not ParenthesizedVariableDesignationSyntax,
        ParenthesizedPatternSyntax parenthesized => AlwaysMatches(parenthesized.Pattern),
        _ => false,
    };
}
