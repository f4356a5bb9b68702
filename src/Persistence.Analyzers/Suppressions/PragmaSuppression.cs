using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Analyzers.Suppressions;

/// <summary>Reads <c>#pragma warning disable</c>.</summary>
internal static class PragmaSuppression
{
    public static bool IsPragma(SyntaxNode directive) => directive.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia);

    /// <summary>The rules that a pragma turns off without a reason; null when there are none, or there is a reason.</summary>
    public static string? Unjustified(PragmaWarningDirectiveTriviaSyntax pragma)
    {
        if (!pragma.IsActive || !pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword))
        {
            return null;
        }

        var rules = pragma.ErrorCodes.Select(code => code.ToString()).Where(Justification.NamesRule).ToList();
        if (pragma.ErrorCodes.Count > 0 && rules.Count == 0)
        {
            return null;
        }

        var what = rules.Count == 0 ? "Every V2 rule" : string.Join(", ", rules);
        return Comments(pragma).Any(Justification.IsReason) ? null : what;
    }

    /// <summary>The comment after the pragma, and the comment on the line above it.</summary>
    private static IEnumerable<string> Comments(PragmaWarningDirectiveTriviaSyntax pragma)
    {
        foreach (var trivia in pragma.DescendantTrivia())
        {
            yield return trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) ? trivia.ToString() : string.Empty;
        }

        var text = pragma.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(pragma.SpanStart).LineNumber;
        var above = line == 0 ? string.Empty : text.Lines[line - 1].ToString().Trim();
        yield return above.StartsWith("//", StringComparison.Ordinal) ? above : string.Empty;
    }
}
