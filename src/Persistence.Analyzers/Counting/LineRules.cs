using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Persistence.Analyzers.Counting;

/// <summary>Physical lines: what an editor numbers, comments and blank lines included, `#line` ignored.</summary>
internal static class LineRules
{
    /// <summary>Lines of a whole file; the empty line after the last line break is none.</summary>
    public static int CountLines(SourceText text)
    {
        var last = text.Lines[text.Lines.Count - 1];
        return last.Span.IsEmpty ? text.Lines.Count - 1 : text.Lines.Count;
    }

    /// <summary>Lines of a declaration from its first modifier or type to its end; attributes and documentation are left out.</summary>
    public static int CountLines(SyntaxNode declaration)
    {
        var lines = declaration.SyntaxTree.GetText().Lines;
        var last = ComplexityRules.PartsOf(declaration).Last();
        return lines.GetLineFromPosition(last.Span.End).LineNumber
            - lines.GetLineFromPosition(StartAfterAttributes(declaration)).LineNumber + 1;
    }

    private static int StartAfterAttributes(SyntaxNode declaration)
    {
        var attributes = declaration.ChildNodes().TakeWhile(child => child.IsKind(SyntaxKind.AttributeList)).LastOrDefault();
        return attributes?.GetLastToken().GetNextToken().SpanStart ?? declaration.SpanStart;
    }
}
