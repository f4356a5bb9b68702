using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Generators.Projects;

/// <summary>Summarizes source files, each once for as long as its tree lives.</summary>
internal static class FileSummaries
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileSummary> s_known = new();

    /// <summary>What is known of a file; null before it was summarized.</summary>
    /// <param name="tree">The file.</param>
    public static FileSummary? Known(SyntaxTree tree) => s_known.TryGetValue(tree, out var known) ? known : null;

    /// <summary>Summarizes a file.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The same object for the same tree.</returns>
    public static FileSummary Of(SyntaxTree tree, CancellationToken cancellation) =>
        Known(tree) ?? s_known.GetValue(tree, missing => new DeclarationWalk().Summarize((CompilationUnitSyntax)missing.GetRoot(cancellation)));

    /// <summary>The names that a file's declarations mention.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The names.</returns>
    public static HashSet<string> MentionsOf(SyntaxTree tree, CancellationToken cancellation)
    {
        var summary = Of(tree, cancellation);
        return summary.Mentions ??= Mentions(tree.GetRoot(cancellation));
    }

    // What stands in a body is not seen outside it. Attributes are used with and without their suffix.
    private static HashSet<string> Mentions(SyntaxNode root)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in root.DescendantTokens(static node => node is not (BlockSyntax or ArrowExpressionClauseSyntax)))
        {
            if (token.IsKind(SyntaxKind.IdentifierToken))
            {
                names.Add(token.ValueText);
                if (IsInAttribute(token))
                {
                    names.Add(token.ValueText + "Attribute");
                }
            }
        }

        return names;
    }

    private static bool IsInAttribute(SyntaxToken token) =>
        token.Parent is SimpleNameSyntax { Parent: AttributeSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax };
}
