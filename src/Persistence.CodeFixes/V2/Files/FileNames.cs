using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.CodeFixes.V2.Files;

/// <summary>Finds names for new files beside an old one, and never takes one twice.</summary>
internal sealed class FileNames
{
    private readonly HashSet<string> taken;

    public FileNames(Document beside)
    {
        taken = new HashSet<string>(
            beside.Project.Documents.Where(other => other.Folders.SequenceEqual(beside.Folders)).Select(other => Path.GetFileName(other.FilePath ?? other.Name)),
            StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>`Type.cs`, `Outer.Inner.cs`, or with its type parameters `Type.T.cs` when that is taken; null when every name is.</summary>
    public string? ForType(TypeDeclarationSyntax type)
    {
        var name = NameOf(type);
        var parameters = type.TypeParameterList is { } list ? "." + string.Join(".", list.Parameters.Select(parameter => parameter.Identifier.ValueText)) : ".Type";
        return Take([name, name + parameters]);
    }

    /// <summary>`Type.Member.cs` after the first member whose name is free; null when none is.</summary>
    public string? ForMembers(IReadOnlyList<MemberDeclarationSyntax> members) =>
        Take(members.Select(member => NameOf((TypeDeclarationSyntax)member.Parent!) + "." + NameOf(member)));

    private string? Take(IEnumerable<string> candidates) =>
        candidates.Select(candidate => candidate + ".cs").FirstOrDefault(taken.Add);

    private static string NameOf(TypeDeclarationSyntax type) =>
        string.Join(".", type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Reverse().Select(part => part.Identifier.ValueText));

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EventDeclarationSyntax named => named.Identifier.ValueText,
        ConstructorDeclarationSyntax => "Construction",
        DestructorDeclarationSyntax => "Finalizer",
        IndexerDeclarationSyntax => "Indexer",
        ExtensionBlockDeclarationSyntax => "Extension",
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        _ => "Operators",
    };
}
