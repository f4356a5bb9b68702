using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Splitting;

/// <summary>
/// The directives of a file, and whether a declaration can leave it: `#nullable` and `#pragma warning` are repeated where they are missed, a `#region` or `#if` that
/// lies inside the declaration goes along, one that begins outside and ends inside, or an `#if` around it, keeps it where it is.
/// </summary>
internal sealed class FileDirectives
{
    private readonly CompilationUnitSyntax root;
    private readonly List<DirectiveTriviaSyntax> all;

    public FileDirectives(CompilationUnitSyntax root)
    {
        this.root = root;
        all = root.ContainsDirectives ? root.DescendantTrivia(descendIntoTrivia: false).Where(trivia => trivia.IsDirective).Select(trivia => (DirectiveTriviaSyntax)trivia.GetStructure()!).ToList() : [];
    }

    /// <summary>What `#nullable` and `#pragma warning` have set before a position.</summary>
    public DirectiveState StateAt(int position) =>
        all.Where(directive => directive.SpanStart < position).Aggregate(DirectiveState.Initial, (state, directive) => state.After(directive));

    /// <summary>The directives whose line begins in a part of the file.</summary>
    public IEnumerable<DirectiveTriviaSyntax> Between(int start, int end) => all.Where(directive => directive.SpanStart >= start && directive.SpanStart < end);

    /// <summary>Why no declaration can leave the file; null when nothing speaks against it.</summary>
    public string? ObstacleInFile() => all
        .Where(directive => directive.Kind() is not (SyntaxKind.NullableDirectiveTrivia or SyntaxKind.PragmaWarningDirectiveTrivia or SyntaxKind.RegionDirectiveTrivia
            or SyntaxKind.EndRegionDirectiveTrivia or SyntaxKind.DefineDirectiveTrivia or SyntaxKind.UndefDirectiveTrivia or SyntaxKind.WarningDirectiveTrivia or SyntaxKind.ErrorDirectiveTrivia)
            && !DirectiveText.IsConditional(directive))
        .Select(directive => $"the file has {DirectiveText.Named(directive)}")
        .FirstOrDefault();

    /// <summary>Why a declaration cannot leave the file; null when nothing speaks against it.</summary>
    public string? ObstacleOf(MemberDeclarationSyntax member)
    {
        var (start, end) = (OwnStart(member), member.FullSpan.End);
        foreach (var group in all.Select(directive => directive.GetRelatedDirectives()).Where(group => group.Count > 1))
        {
            var isFirstInside = group[0].SpanStart >= start && group[0].SpanStart < end;
            var isLastInside = group[group.Count - 1].SpanStart >= start && group[group.Count - 1].SpanStart < end;
            if (isFirstInside != isLastInside)
            {
                return $"{DirectiveText.Named(group[0])} stands across its border";
            }

            if (DirectiveText.IsConditional(group[0]) && group[0].SpanStart < start && group[group.Count - 1].SpanStart >= end)
            {
                return $"it stands inside {DirectiveText.Named(group[0])}";
            }
        }

        return all.FirstOrDefault(directive => DirectiveText.IsConditional(directive) && IsInWhatIsRepeated(directive, member)) is { } around ? $"{DirectiveText.Named(around)} stands in what is around it" : null;
    }

    /// <summary>Where the text of a declaration begins, its comments and its own directives included; what stands before belongs to the file.</summary>
    public int OwnStart(MemberDeclarationSyntax member)
    {
        var token = member.GetFirstToken();
        var start = token == root.GetFirstToken() ? FileHeader.EndOf(root) : member.FullSpan.Start;
        foreach (var directive in Between(start, token.SpanStart).Reverse())
        {
            if (!BelongsTo(member, directive))
            {
                return directive.FullSpan.End;
            }
        }

        return start;
    }

    private static bool BelongsTo(MemberDeclarationSyntax member, DirectiveTriviaSyntax directive)
    {
        var token = member.GetFirstToken();
        var group = directive.GetRelatedDirectives();
        if (group.Count > 1)
        {
            var (first, last) = (group[0].SpanStart, group[group.Count - 1].SpanStart);
            var isClosedInside = last > token.SpanStart && last < member.FullSpan.End;
            return first >= member.FullSpan.Start && (isClosedInside || (DirectiveText.IsConditional(directive) && last < token.SpanStart && DirectiveText.IsBoundTo(token, group[group.Count - 1])));
        }

        // Documentation above a pragma is the declaration's, so the pragma is too.
        return token.LeadingTrivia.Any(trivia => trivia.SpanStart < directive.SpanStart && trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia));
    }

    /// <summary>True between the usings of a namespace, and between the modifiers and the name of a type, that a new file repeats.</summary>
    private static bool IsInWhatIsRepeated(DirectiveTriviaSyntax directive, MemberDeclarationSyntax member) => member.Ancestors().Any(around => around switch
    {
        BaseNamespaceDeclarationSyntax { Usings.Count: > 0 } space => directive.SpanStart >= space.Usings.FullSpan.Start && directive.SpanStart < space.Members[0].SpanStart,
        TypeDeclarationSyntax type => directive.SpanStart > (type.Modifiers.Count > 0 ? type.Modifiers[0] : type.Keyword).SpanStart && directive.SpanStart < (type.TypeParameterList?.Span.End ?? type.Identifier.SpanStart),
        _ => false,
    });
}
