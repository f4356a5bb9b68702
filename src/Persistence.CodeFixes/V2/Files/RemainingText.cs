using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Persistence.Splitting;

namespace Persistence.CodeFixes.V2.Files;

/// <summary>The old file without the declarations that moved: every type around them is partial, and a directive that counts for what follows is repeated.</summary>
internal sealed class RemainingText
{
    private readonly CompilationUnitSyntax root;
    private readonly FileDirectives directives;
    private readonly string text;

    public RemainingText(CompilationUnitSyntax root, FileDirectives directives)
    {
        this.root = root;
        this.directives = directives;
        text = root.GetText().ToString();
    }

    public string Without(IReadOnlyList<MemberDeclarationSyntax> moved)
    {
        var containers = moved.SelectMany(member => member.Ancestors().OfType<TypeDeclarationSyntax>()).Distinct();
        var edits = Gaps(moved).Select(gap => new TextChange(gap, Lines(gap)))
            .Concat(containers.Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword)).Select(type => new TextChange(new TextSpan(type.Keyword.SpanStart, 0), "partial ")));
        return edits.OrderByDescending(edit => edit.Span.Start)
            .Aggregate(text, (left, edit) => left.Remove(edit.Span.Start, edit.Span.Length).Insert(edit.Span.Start, edit.NewText!));
    }

    /// <summary>What is cut out; neighbours in one piece, and with them a `#region` or a pragma that would stand around nothing.</summary>
    private List<TextSpan> Gaps(IEnumerable<MemberDeclarationSyntax> moved)
    {
        var gaps = new List<TextSpan>();
        foreach (var member in moved.OrderBy(member => member.SpanStart))
        {
            var gap = TextSpan.FromBounds(directives.OwnStart(member), member.FullSpan.End);
            if (gaps.Count > 0 && gaps[gaps.Count - 1].End == gap.Start)
            {
                gap = TextSpan.FromBounds(gaps[gaps.Count - 1].Start, gap.End);
                gaps.RemoveAt(gaps.Count - 1);
            }

            gaps.Add(gap);
        }

        return gaps.ConvertAll(Widened);
    }

    private TextSpan Widened(TextSpan gap)
    {
        var before = directives.Between(0, gap.Start).LastOrDefault();
        var after = directives.Between(gap.End, text.Length).FirstOrDefault();
        return before is not null && after is not null && IsEmptyPair(before, after) && IsBlank(before.FullSpan.End, gap.Start) && IsBlank(gap.End, after.SpanStart)
            ? Widened(TextSpan.FromBounds(text.LastIndexOf('\n', before.SpanStart) + 1, after.FullSpan.End))
            : gap;
    }

    private static bool IsEmptyPair(DirectiveTriviaSyntax before, DirectiveTriviaSyntax after) => (before, after) switch
    {
        (RegionDirectiveTriviaSyntax, EndRegionDirectiveTriviaSyntax) => true,
        (PragmaWarningDirectiveTriviaSyntax first, PragmaWarningDirectiveTriviaSyntax last) =>
            first.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword) && last.DisableOrRestoreKeyword.IsKind(SyntaxKind.RestoreKeyword)
            && first.ErrorCodes.ToString() == last.ErrorCodes.ToString(),
        _ => false,
    };

    private bool IsBlank(int start, int end) => string.IsNullOrWhiteSpace(text.Substring(start, Math.Max(0, end - start)));

    private string Lines(TextSpan gap) =>
        string.Concat(directives.StateAt(gap.Start).LinesTo(directives.StateAt(gap.End)).Select(line => line + "\n"));
}
