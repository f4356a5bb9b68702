using System;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Persistence.Splitting;

namespace Persistence.CodeFixes.V2.Files;

/// <summary>
/// What stands before the first declaration of a file and is repeated in a new one: the header, which then names the new file, the
/// usings, and the directives with them. Global usings and attributes of the assembly are said once.
/// </summary>
internal sealed class FilePrologue
{
    private readonly CompilationUnitSyntax root;
    private readonly FileDirectives directives;

    public FilePrologue(CompilationUnitSyntax root, FileDirectives directives)
    {
        this.root = root;
        this.directives = directives;
        var first = root.Members[0];
        var start = root.Usings.Count > 0 || root.Externs.Count > 0 || root.AttributeLists.Count > 0 ? first.FullSpan.Start : FileHeader.EndOf(root);
        End = directives.Between(0, first.GetFirstToken().SpanStart)
            .Where(directive => first is BaseNamespaceDeclarationSyntax || directive.SpanStart < directives.OwnStart(first))
            .Where(IsClosed)
            .Select(directive => directive.FullSpan.End)
            .Append(start)
            .Max();
    }

    /// <summary>Where the first declaration begins.</summary>
    public int End { get; }

    /// <summary>The text for a new file, with the directives that declarations at a position need.</summary>
    public string For(string fileName, string oldName, int position)
    {
        var text = Kept(oldName, fileName).Trim('\n', '\r');
        var lines = directives.StateAt(End).LinesTo(directives.StateAt(position));
        return string.Join("\n", new[] { text }.Concat(lines).Where(line => line.Length > 0));
    }

    private string Kept(string oldName, string fileName)
    {
        var text = root.GetText();
        var kept = text.ToString(new TextSpan(0, End));
        var dropped = root.Usings.Where(import => !import.GlobalKeyword.IsKind(SyntaxKind.None)).Select(import => import.Span)
            .Concat(root.AttributeLists.Select(list => list.Span))
            .Concat(directives.Between(0, End).Where(IsOfTheOldFile).Select(directive => directive.Span));
        foreach (var span in dropped.Select(span => WholeLines(text, span)).OrderByDescending(span => span.Start))
        {
            kept = kept.Remove(span.Start, Math.Min(span.End, kept.Length) - span.Start);
        }

        return Renamed(kept, FileHeader.EndOf(root), oldName, fileName);
    }

    /// <summary>The header says the name of its file: in a copyright element, and wherever it stands as a word.</summary>
    private static string Renamed(string text, int headerEnd, string oldName, string fileName)
    {
        var length = Math.Min(headerEnd, text.Length);
        var header = Regex.Replace(text.Substring(0, length), "(<copyright\\s+file=\")[^\"]*(\")", "${1}" + fileName.Replace("$", "$$") + "${2}", RegexOptions.CultureInvariant);
        return Regex.Replace(header, $"(?<![\\w.]){Regex.Escape(oldName)}(?!\\w)", fileName.Replace("$", "$$"), RegexOptions.CultureInvariant) + text.Substring(length);
    }

    private bool IsClosed(DirectiveTriviaSyntax directive)
    {
        var group = directive.GetRelatedDirectives();
        return group.Count < 2 || group[group.Count - 1].SpanStart < root.Members[0].GetFirstToken().SpanStart;
    }

    private static bool IsOfTheOldFile(DirectiveTriviaSyntax directive) =>
        directive.Kind() is SyntaxKind.RegionDirectiveTrivia or SyntaxKind.EndRegionDirectiveTrivia or SyntaxKind.ErrorDirectiveTrivia or SyntaxKind.WarningDirectiveTrivia;

    private static TextSpan WholeLines(SourceText text, TextSpan span)
    {
        var (start, end) = (text.Lines.GetLineFromPosition(span.Start).Start, text.Lines.GetLineFromPosition(span.End));
        var isAlone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(start, span.Start)) + text.ToString(TextSpan.FromBounds(span.End, end.End)));
        return isAlone ? TextSpan.FromBounds(start, end.EndIncludingLineBreak) : span;
    }
}
