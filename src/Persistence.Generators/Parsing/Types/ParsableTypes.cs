using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Parsing.Types;

/// <summary>
/// Strongly typed ids: types of the user's that parse themselves, by <c>ISpanParsable</c>, and have a text of their own, by
/// <c>IFormattable</c> or a <c>ToString()</c> of its own.
/// </summary>
internal static class ParsableTypes
{
    /// <summary>Whether a type is such an id.</summary>
    /// <param name="type">The type.</param>
    public static bool Is(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named
        && ParsesItself(named)
        && !FrameworkTypes.Has(type)
        && (IsFormattable(named) || WritesItself(named));

    private static bool ParsesItself(INamedTypeSymbol type)
    {
        foreach (var face in type.AllInterfaces)
        {
            if (face.MetadataName == "ISpanParsable`1" && IsSystem(face.ContainingNamespace) && SymbolEqualityComparer.Default.Equals(face.TypeArguments[0], type))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFormattable(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(static face => face.MetadataName == "IFormattable" && IsSystem(face.ContainingNamespace));

    // The text that the compiler gives a record names its members; it is not meant to be parsed.
    private static bool WritesItself(INamedTypeSymbol type)
    {
        for (var declaring = type; declaring is { SpecialType: SpecialType.None }; declaring = declaring.BaseType)
        {
            if (declaring.GetMembers("ToString").OfType<IMethodSymbol>().FirstOrDefault(static method => method is { IsOverride: true, Parameters.Length: 0 }) is { } method)
            {
                return !method.IsImplicitlyDeclared && !Attributes.Has(method, KnownNames.CompilerGeneratedAttribute);
            }
        }

        return false;
    }

    private static bool IsSystem(INamespaceSymbol space) => Attributes.IsNamespace(space, "System", "System".Length);
}
