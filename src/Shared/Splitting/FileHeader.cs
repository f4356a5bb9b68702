using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Splitting;

/// <summary>The comments at the top of a file that speak of the file, such as a copyright notice.</summary>
internal static class FileHeader
{
    /// <summary>Where the comments end that speak of the file: before a using or a namespace all, before a type those above the last empty line.</summary>
    public static int EndOf(CompilationUnitSyntax root)
    {
        var first = root.GetFirstToken();
        if (first.Parent?.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().LastOrDefault() is null or BaseNamespaceDeclarationSyntax)
        {
            return first.SpanStart;
        }

        var (end, isLineEmpty) = (0, true);
        foreach (var trivia in first.LeadingTrivia.TakeWhile(trivia => !SyntaxFacts.IsDocumentationCommentTrivia(trivia.Kind())))
        {
            end = isLineEmpty && trivia.IsKind(SyntaxKind.EndOfLineTrivia) ? trivia.FullSpan.End : end;
            isLineEmpty = trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsDirective || (isLineEmpty && trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        }

        return end;
    }
}
