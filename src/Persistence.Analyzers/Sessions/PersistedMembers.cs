using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Analyzers.Sessions;

/// <summary>Which members of one declaration of a session class are stored.</summary>
internal static class PersistedMembers
{
    private static readonly HashSet<string> Excluding = ["NotMappedAttribute", "JsonIgnoreAttribute"];

    /// <summary>
    /// Public instance properties that hold a value (auto-properties, and properties with a setter), and the parameters of a
    /// positional record; without those marked [NotMapped] or [JsonIgnore]. In the order of the text.
    /// </summary>
    public static IEnumerable<IPropertySymbol> In(TypeDeclarationSyntax declaration, SemanticModel model, CancellationToken cancellation) =>
        Positional(declaration, model, cancellation)
            .Concat(declaration.Members.OfType<PropertyDeclarationSyntax>()
                .Where(HoldsValue)
                .Select(property => model.GetDeclaredSymbol(property, cancellation))
                .OfType<IPropertySymbol>())
            .Where(property => property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } && !IsExcluded(property));

    private static IEnumerable<IPropertySymbol> Positional(TypeDeclarationSyntax declaration, SemanticModel model, CancellationToken cancellation)
    {
        if (declaration is not RecordDeclarationSyntax { ParameterList: { } list } || model.GetDeclaredSymbol(declaration, cancellation) is not { } type)
        {
            return [];
        }

        return list.Parameters.SelectMany(parameter => type.GetMembers(parameter.Identifier.ValueText)).OfType<IPropertySymbol>();
    }

    private static bool HoldsValue(PropertyDeclarationSyntax property) =>
        property.AccessorList is { } accessors
        && accessors.Accessors.Any(accessor => IsSetter(accessor) || (accessor.Body is null && accessor.ExpressionBody is null));

    private static bool IsSetter(AccessorDeclarationSyntax accessor) =>
        accessor.IsKind(SyntaxKind.SetAccessorDeclaration) || accessor.IsKind(SyntaxKind.InitAccessorDeclaration);

    private static bool IsExcluded(IPropertySymbol property) =>
        property.GetAttributes().Any(attribute => attribute.AttributeClass is { } type && Excluding.Contains(type.Name) && IsFromFramework(type));

    private static bool IsFromFramework(INamedTypeSymbol type) =>
        type.ContainingNamespace.ToDisplayString() is "System.ComponentModel.DataAnnotations.Schema" or "System.Text.Json.Serialization";
}
