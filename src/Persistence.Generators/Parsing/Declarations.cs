using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Parsing;

/// <summary>Says in C# where a type stands.</summary>
internal static class Declarations
{
    private static readonly SymbolDisplayFormat s_hint = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static readonly SymbolDisplayFormat s_namespace = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The namespace of a type; empty for the global one.</summary>
    /// <param name="type">The type.</param>
    public static string NamespaceOf(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(s_namespace);

    /// <summary>The start of the names of the files that are generated for a type.</summary>
    /// <param name="type">The type.</param>
    public static string HintPrefix(INamedTypeSymbol type) => type.ToDisplayString(s_hint);

    /// <summary>The types around a type, from the outside in, as a part of them is declared.</summary>
    /// <param name="type">The type.</param>
    public static Stack<string> Containers(INamedTypeSymbol type)
    {
        var containers = new Stack<string>();
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            var keyword = (container.IsRecord, container.TypeKind) switch
            {
                (true, TypeKind.Struct) => "record struct",
                (true, _) => "record",
                (_, TypeKind.Struct) => "struct",
                (_, TypeKind.Interface) => "interface",
                _ => "class",
            };
            containers.Push($"partial {keyword} {Naming.Identifier(container.Name)}");
        }

        return containers;
    }

    /// <summary>The accessibility of a type in C#.</summary>
    /// <param name="type">The type.</param>
    public static string AccessibilityOf(INamedTypeSymbol type) => type.DeclaredAccessibility switch
    {
        Accessibility.Public => "public",
        Accessibility.Private => "private",
        Accessibility.Protected => "protected",
        Accessibility.ProtectedOrInternal => "protected internal",
        Accessibility.ProtectedAndInternal => "private protected",
        _ => "internal",
    };

    /// <summary>The most accessible that a class of the same namespace can be whose members name a type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Empty where no such class can name it.</returns>
    public static string OutermostAccessibilityOf(INamedTypeSymbol type)
    {
        var accessibility = "public";
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.IsFileLocal || current.IsGenericType || current.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            {
                return "";
            }

            accessibility = current.DeclaredAccessibility == Accessibility.Public ? accessibility : "internal";
        }

        return accessibility;
    }
}
