using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Persistence.Generators.Diagnostics;

namespace Persistence.Generators.Parsing;

/// <summary>Checks what kind of class a session class is.</summary>
internal static class ShapeRules
{
    private const int RequiredLanguageVersion = 1300;

    public static void Check(INamedTypeSymbol type, Compilation compilation, DiagnosticSink problems)
    {
        var unsupported = UnsupportedShape(type);
        if (unsupported is not null)
        {
            problems.Add(UsageDiagnostics.ClassShape, type, type.Name, unsupported);
        }

        if (!IsPartial(type))
        {
            problems.Add(UsageDiagnostics.NotPartial, type, type.Name);
        }

        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            CheckContainer(container, type, problems);
        }

        if (compilation is CSharpCompilation { LanguageVersion: var version } && (int)version < RequiredLanguageVersion)
        {
            problems.Add(UsageDiagnostics.LanguageVersion, type, type.Name, version.ToDisplayString());
        }

        // A class without a usable base has its own error, and perhaps more members than are seen here.
        if (type.BaseType?.TypeKind == TypeKind.Error)
        {
            problems.StaySilent();
        }
        else if (unsupported is null && !type.InstanceConstructors.Any(IsUsable))
        {
            problems.Add(UsageDiagnostics.NoConstructor, type, type.Name);
        }
    }

    private static void CheckContainer(INamedTypeSymbol container, INamedTypeSymbol type, DiagnosticSink problems)
    {
        if (!IsPartial(container))
        {
            problems.Add(UsageDiagnostics.ContainerNotPartial, container, container.Name, type.Name);
        }

        if (container.Arity > 0 || container.IsFileLocal)
        {
            problems.Add(UsageDiagnostics.ClassShape, type, type.Name, container.Arity > 0 ? "inside a generic type" : "inside a file-local type");
        }
    }

    // Generated code stands beside the class, not inside it.
    private static bool IsUsable(IMethodSymbol constructor) =>
        !IsForbidden(constructor) && constructor is { Parameters.Length: 0, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal };

    private static string? UnsupportedShape(INamedTypeSymbol type)
    {
        if (type.Arity > 0)
        {
            return "generic";
        }

        return type.IsStatic ? "static"
            : type.IsAbstract ? "abstract"
            : type.IsRecord ? "a record, whose equality and copies would include its persistence state"
            : type.IsFileLocal ? "file-local"
            : IsForbidden(type) ? "obsolete as an error, so that no code may use it"
            : null;
    }

    private static bool IsForbidden(ISymbol symbol) =>
        Attributes.Find(symbol, KnownNames.ObsoleteAttribute) is { } obsolete && Attributes.Argument<bool>(obsolete, 1);

    private static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.All(static reference =>
            reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
