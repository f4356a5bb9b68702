using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Splitting;

/// <summary>What may stand in another file and mean the same.</summary>
internal sealed class Movable
{
    private readonly HashSet<string> fileTypes;
    private readonly FileDirectives directives;

    public Movable(CompilationUnitSyntax root)
    {
        directives = new FileDirectives(root);
        fileTypes = new HashSet<string>(root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Where(IsFileLocal).Select(type => type.Identifier.ValueText), StringComparer.Ordinal);
    }

    /// <summary>
    /// Why a type stays in its file; null when it may go. A `file` modifier ties it to its file, its own or that of a type that it contains, is
    /// contained in, or uses; and so may directives.
    /// </summary>
    public string? ObstacleOf(MemberDeclarationSyntax type) =>
        IsTied(type) ? "it is a file type or uses one" : directives.ObstacleInFile() ?? directives.ObstacleOf(type);

    /// <summary>
    /// A member with code in it. Fields and initialized properties stay: initializers run in the order of the text, and across files
    /// there is none. A struct's properties with storage stay too: their order is the struct's layout.
    /// </summary>
    public bool IsMovableMember(MemberDeclarationSyntax member) => HasMovableCode(member) && ObstacleOf(member) is null;

    /// <summary>The members of top-level types that may move, in the order of the text; a nested type, and an extension block, is one member.</summary>
    public static List<MemberDeclarationSyntax> MembersOf(CompilationUnitSyntax root)
    {
        var movable = new Movable(root);
        return root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax { Parent: not TypeDeclarationSyntax })
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member.Parent is TypeDeclarationSyntax && movable.IsMovableMember(member))
            .ToList();
    }

    private static bool HasMovableCode(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax property => property.Initializer is null && !HasStorageInStruct(property),
        BaseMethodDeclarationSyntax or IndexerDeclarationSyntax or EventDeclarationSyntax or TypeDeclarationSyntax => true,
        _ => false,
    };

    private bool IsTied(MemberDeclarationSyntax member) =>
        member.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().Any(IsFileLocal)
        || (fileTypes.Count > 0 && member.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => fileTypes.Contains(name.Identifier.ValueText)));

    private static bool IsFileLocal(BaseTypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.FileKeyword);

    private static bool HasStorageInStruct(PropertyDeclarationSyntax property)
    {
        var isStruct = property.Parent is StructDeclarationSyntax || property.Parent.IsKind(SyntaxKind.RecordStructDeclaration);
        return isStruct && property.AccessorList is { } list
            && (list.Accessors.Any(accessor => accessor.Body is null && accessor.ExpressionBody is null) || list.DescendantTokens().Any(token => token.ValueText == "field"));
    }
}
