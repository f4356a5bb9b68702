using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.CodeFixes.V2.Files;

/// <summary>Takes declarations out of a file: what the new file says, and what the old one still says.</summary>
internal static class FileParts
{
    /// <summary>The new file: usings, namespaces and containing types of the old one around the moved declarations.</summary>
    public static CompilationUnitSyntax Extract(CompilationUnitSyntax root, IReadOnlyCollection<MemberDeclarationSyntax> moved)
    {
        var usings = SyntaxFactory.List(root.Usings.Where(import => import.GlobalKeyword.IsKind(SyntaxKind.None)));
        var members = Keep(root.Members, moved, blankLineBefore: usings.Count > 0 || root.Externs.Count > 0);
        var extracted = root.WithAttributeLists(default).WithUsings(usings).WithMembers(members);
        return FileHeader.Copy(root, extracted.ReplaceToken(extracted.EndOfFileToken, extracted.EndOfFileToken.WithLeadingTrivia()));
    }

    /// <summary>The old file without the moved declarations, every type around them partial.</summary>
    public static CompilationUnitSyntax Remain(CompilationUnitSyntax root, IReadOnlyCollection<MemberDeclarationSyntax> moved)
    {
        var containers = moved.SelectMany(member => member.Ancestors().OfType<TypeDeclarationSyntax>()).Distinct().ToList();
        var tracked = root.TrackNodes(moved.Concat<SyntaxNode>(containers));
        foreach (var container in containers)
        {
            var current = tracked.GetCurrentNode(container)!;
            tracked = tracked.ReplaceNode(current, PartialTypes.MakePartial(current));
        }

        return tracked.RemoveNodes(moved.Select(member => tracked.GetCurrentNode(member)!), SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    private static SyntaxList<MemberDeclarationSyntax> Keep(SyntaxList<MemberDeclarationSyntax> members, IReadOnlyCollection<MemberDeclarationSyntax> moved, bool blankLineBefore)
    {
        var kept = members.Select(member => Keep(member, moved)).OfType<MemberDeclarationSyntax>().ToList();
        if (kept.Count > 0)
        {
            var trivia = kept[0].GetLeadingTrivia().SkipWhile(piece => piece.IsKind(SyntaxKind.EndOfLineTrivia));
            kept[0] = kept[0].WithLeadingTrivia(blankLineBefore ? trivia.Prepend(SyntaxFactory.ElasticLineFeed) : trivia);
        }

        return SyntaxFactory.List(kept);
    }

    private static MemberDeclarationSyntax? Keep(MemberDeclarationSyntax member, IReadOnlyCollection<MemberDeclarationSyntax> moved)
    {
        if (moved.Contains(member))
        {
            return member;
        }

        return member switch
        {
            FileScopedNamespaceDeclarationSyntax space => Filled(space, Keep(space.Members, moved, blankLineBefore: true)),
            NamespaceDeclarationSyntax space => Filled(space, Keep(space.Members, moved, blankLineBefore: space.Usings.Count > 0)),
            TypeDeclarationSyntax type => Filled(type, Keep(type.Members, moved, blankLineBefore: false)),
            _ => null,
        };
    }

    private static BaseNamespaceDeclarationSyntax? Filled(BaseNamespaceDeclarationSyntax space, SyntaxList<MemberDeclarationSyntax> members) =>
        members.Count == 0 ? null : space.WithMembers(members);

    private static TypeDeclarationSyntax? Filled(TypeDeclarationSyntax type, SyntaxList<MemberDeclarationSyntax> members) =>
        members.Count == 0 ? null : PartialTypes.Shell(type).WithMembers(members);
}
