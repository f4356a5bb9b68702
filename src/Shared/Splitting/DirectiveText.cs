using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Splitting;

/// <summary>What one directive is.</summary>
internal static class DirectiveText
{
    /// <summary>True for `#if` and what belongs to it.</summary>
    public static bool IsConditional(DirectiveTriviaSyntax directive) =>
        directive is BranchingDirectiveTriviaSyntax or EndIfDirectiveTriviaSyntax;

    /// <summary>A directive for a message: <c>'#if' (line 3)</c>.</summary>
    public static string Named(DirectiveTriviaSyntax directive) =>
        $"'#{directive.DirectiveNameToken.ValueText}' (line {directive.GetLocation().GetLineSpan().StartLinePosition.Line + 1})";

    /// <summary>True for what stands directly above a declaration, and for attributes that another configuration compiles.</summary>
    public static bool IsBoundTo(SyntaxToken token, DirectiveTriviaSyntax end)
    {
        var between = token.LeadingTrivia.Where(trivia => trivia.SpanStart >= end.FullSpan.End);
        return !between.Any(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            || end.GetRelatedDirectives().Any(part => token.LeadingTrivia.Any(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia) && trivia.SpanStart == part.FullSpan.End && trivia.ToString().TrimStart().StartsWith("[", StringComparison.Ordinal)));
    }
}
