using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Generators.Projects;

/// <summary>Walks the declarations of one file, never a body.</summary>
internal sealed class DeclarationWalk
{
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _namespaces = new(StringComparer.Ordinal);
    private readonly List<(string Alias, string Target)> _aliases = [];
    private readonly List<(string MetadataName, IReadOnlyList<string> Attributes)> _classes = [];
    private readonly StringBuilder _globals = new();

    /// <summary>Summarizes a file.</summary>
    /// <param name="root">The file.</param>
    /// <returns>The summary.</returns>
    public FileSummary Summarize(CompilationUnitSyntax root)
    {
        AddUsings(root.Usings);
        foreach (var global in root.Externs.Concat<SyntaxNode>(root.AttributeLists))
        {
            _globals.Append(global).Append('\n');
        }

        Visit(root.Members, "");
        return new FileSummary { Types = _types, Namespaces = _namespaces, Globals = _globals.ToString(), Aliases = _aliases, Classes = _classes };
    }

    private void Visit(SyntaxList<MemberDeclarationSyntax> members, string prefix)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    AddUsings(space.Usings);
                    Visit(space.Members, AddNamespace(space.Name, prefix));
                    break;
                case BaseTypeDeclarationSyntax type:
                    AddType(type, prefix);
                    break;
                case DelegateDeclarationSyntax type:
                    _types.Add(type.Identifier.ValueText);
                    break;
                case GlobalStatementSyntax:
                    _types.Add("Program");
                    break;
            }
        }
    }

    private void AddUsings(SyntaxList<UsingDirectiveSyntax> usings)
    {
        foreach (var directive in usings)
        {
            if (directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))
            {
                _globals.Append(directive).Append('\n');
            }

            if (directive.Alias is { } alias)
            {
                _aliases.Add((alias.Name.Identifier.ValueText, directive.NamespaceOrType is NameSyntax name ? LastName(name) : ""));
            }
        }
    }

    private string AddNamespace(NameSyntax name, string prefix)
    {
        if (name is QualifiedNameSyntax qualified)
        {
            prefix = AddNamespace(qualified.Left, prefix);
        }

        var full = prefix + LastName(name);
        _namespaces.Add(full);
        return full + ".";
    }

    private void AddType(BaseTypeDeclarationSyntax declaration, string prefix)
    {
        var name = declaration.Identifier.ValueText;
        _types.Add(name);
        if (declaration is not TypeDeclarationSyntax type)
        {
            return;
        }

        var full = prefix + name + (type.TypeParameterList is { Parameters.Count: > 0 and var arity } ? "`" + arity : "");
        if (type.AttributeLists.Count > 0 && type is ClassDeclarationSyntax or RecordDeclarationSyntax)
        {
            _classes.Add((full, [.. type.AttributeLists.SelectMany(static list => list.Attributes).Select(static attribute => LastName(attribute.Name))]));
        }

        Visit(type.Members, full + "+");
    }

    private static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
