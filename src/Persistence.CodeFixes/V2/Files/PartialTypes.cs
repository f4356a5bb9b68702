using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.CodeFixes.V2.Files;

/// <summary>Makes a type declaration a part of a partial type.</summary>
internal static class PartialTypes
{
    /// <summary>The declaration with the modifier `partial`, last as the language wants it.</summary>
    public static TypeDeclarationSyntax MakePartial(TypeDeclarationSyntax type)
    {
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return type;
        }

        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return type.Modifiers.Count > 0
            ? type.WithModifiers(type.Modifiers.Add(partial))
            : type.WithKeyword(type.Keyword.WithLeadingTrivia()).WithModifiers([partial.WithLeadingTrivia(type.Keyword.LeadingTrivia)]);
    }

    /// <summary>
    /// Another part of a type, to be filled: name, modifiers and type parameters. What is said once (attributes, bases, constraints,
    /// primary constructor, documentation) stays with the first part.
    /// </summary>
    public static TypeDeclarationSyntax Shell(TypeDeclarationSyntax type)
    {
        var indentation = type.GetLeadingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        var beforeBrace = type.OpenBraceToken.GetPreviousToken().TrailingTrivia;
        var bare = MakePartial(type)
            .WithAttributeLists(default)
            .WithBaseList(null)
            .WithParameterList(null)
            .WithConstraintClauses(default)
            .WithLeadingTrivia(Indentation(indentation));
        bare = bare.ReplaceToken(bare.OpenBraceToken.GetPreviousToken(), bare.OpenBraceToken.GetPreviousToken().WithTrailingTrivia(beforeBrace));
        return bare.WithCloseBraceToken(bare.CloseBraceToken.WithLeadingTrivia(Indentation(indentation)));
    }

    private static SyntaxTriviaList Indentation(SyntaxTrivia whitespace) =>
        whitespace.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(whitespace) : SyntaxTriviaList.Empty;
}
