using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Persistence.Splitting;

namespace Persistence.CodeFixes.V2.Files;

/// <summary>What a new file says of the old one: namespaces and containing types around the moved declarations.</summary>
internal sealed class FileParts
{
    private static readonly SyntaxAnnotation s_moved = new();

    private readonly CompilationUnitSyntax root;
    private readonly FileDirectives directives;
    private readonly IReadOnlyList<MemberDeclarationSyntax> moved;
    private readonly int prologueEnd;

    public FileParts(CompilationUnitSyntax root, FileDirectives directives, IReadOnlyList<MemberDeclarationSyntax> moved, int prologueEnd)
    {
        this.root = root;
        this.directives = directives;
        this.moved = moved;
        this.prologueEnd = prologueEnd;
    }

    /// <summary>The text after the prologue.</summary>
    public string Write()
    {
        var members = Keep(root.Members, blankLineBefore: false);
        var extracted = SyntaxFactory.CompilationUnit().WithMembers(members);
        var around = extracted.DescendantTokens().Where(token => token.ContainsDirectives && !token.Parent!.AncestorsAndSelf().Any(node => node.HasAnnotation(s_moved)));
        return extracted.ReplaceTokens(around, (_, token) => AfterDirectives(token)).ToFullString();
    }

    private static SyntaxToken AfterDirectives(SyntaxToken token) =>
        token.WithLeadingTrivia(token.LeadingTrivia.Reverse().TakeWhile(trivia => !trivia.IsDirective).Reverse());

    private SyntaxList<MemberDeclarationSyntax> Keep(SyntaxList<MemberDeclarationSyntax> members, bool blankLineBefore)
    {
        var kept = members.Select(Keep).OfType<MemberDeclarationSyntax>().ToList();
        if (kept.Count > 0)
        {
            var trivia = kept[0].GetLeadingTrivia().SkipWhile(piece => piece.IsKind(SyntaxKind.EndOfLineTrivia));
            kept[0] = kept[0].WithLeadingTrivia(blankLineBefore ? trivia.Prepend(SyntaxFactory.ElasticLineFeed) : trivia);
        }

        return SyntaxFactory.List(kept);
    }

    private MemberDeclarationSyntax? Keep(MemberDeclarationSyntax member)
    {
        if (moved.Contains(member))
        {
            return Moved(member);
        }

        return member switch
        {
            FileScopedNamespaceDeclarationSyntax space => Filled(space, Keep(space.Members, blankLineBefore: true)),
            NamespaceDeclarationSyntax space => Filled(space, Keep(space.Members, blankLineBefore: space.Usings.Count > 0)),
            TypeDeclarationSyntax type => Filled(type, Keep(type.Members, blankLineBefore: false)),
            _ => null,
        };
    }

    /// <summary>The declaration from where its own text begins, after the directives that it does not share with the one before.</summary>
    private MemberDeclarationSyntax Moved(MemberDeclarationSyntax member)
    {
        var start = directives.OwnStart(member);
        var own = member.GetLeadingTrivia().Where(trivia => trivia.FullSpan.Start >= start);
        var before = moved.LastOrDefault(other => other.SpanStart < member.SpanStart);
        var lines = before is null ? [] : directives.StateAt(before.FullSpan.End).LinesTo(directives.StateAt(start));
        var needed = SyntaxFactory.ParseLeadingTrivia(string.Concat(lines.Select(line => line + "\n")));
        return member.WithLeadingTrivia(needed.Concat(own)).WithAdditionalAnnotations(s_moved);
    }

    private BaseNamespaceDeclarationSyntax? Filled(BaseNamespaceDeclarationSyntax space, SyntaxList<MemberDeclarationSyntax> members) =>
        members.Count == 0 ? null : space.WithMembers(members).WithLeadingTrivia(space.GetLeadingTrivia().Where(trivia => trivia.FullSpan.Start >= prologueEnd));

    private static TypeDeclarationSyntax? Filled(TypeDeclarationSyntax type, SyntaxList<MemberDeclarationSyntax> members) =>
        members.Count == 0 ? null : PartialTypes.Shell(type).WithMembers(members);
}
