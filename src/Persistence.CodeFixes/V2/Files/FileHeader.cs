using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.CodeFixes.V2.Files;

/// <summary>
/// Directives. Those that hold for a whole file, `#nullable` and `#pragma` before its first token, are repeated in a new file;
/// a file with any other directive is left alone, because a declaration may depend on where it stands.
/// </summary>
internal static class FileHeader
{
    /// <summary>True when every directive of the file stands before its first token and holds for all of it.</summary>
    public static bool CoversWholeFile(CompilationUnitSyntax root)
    {
        var first = root.GetFirstToken(includeZeroWidth: true);
        return root.DescendantTrivia()
            .Where(trivia => trivia.IsDirective)
            .All(trivia => trivia.Token == first && trivia.Kind() is SyntaxKind.NullableDirectiveTrivia or SyntaxKind.PragmaWarningDirectiveTrivia);
    }

    /// <summary>Repeats the directives of the old file in the new one, unless they came along.</summary>
    public static CompilationUnitSyntax Copy(CompilationUnitSyntax from, CompilationUnitSyntax to)
    {
        var directives = from.GetLeadingTrivia().Where(trivia => trivia.IsDirective).ToList();
        return to.ContainsDirectives || directives.Count == 0 ? to : to.WithLeadingTrivia(directives.Concat(to.GetLeadingTrivia()));
    }
}
