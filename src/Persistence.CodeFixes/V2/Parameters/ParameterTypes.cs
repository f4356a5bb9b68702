using System.Linq;
using Microsoft.CodeAnalysis;

namespace Persistence.CodeFixes.V2.Parameters;

/// <summary>Which types a property of a record in a file of its own can have.</summary>
internal static class ParameterTypes
{
    /// <summary>False for what only a parameter can be, for type parameters of the class, and for types that only the class can see.</summary>
    public static bool CanBeProperty(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => CanBeProperty(array.ElementType),
        INamedTypeSymbol { IsRefLikeType: false, IsAnonymousType: false } named => IsVisible(named) && named.TypeArguments.All(CanBeProperty),
        _ => false,
    };

    /// <summary>True for a struct whose methods may change it: calling one on a property would change a copy.</summary>
    public static bool IsMutableStruct(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct, IsReadOnly: false, SpecialType: SpecialType.None };

    private static bool IsVisible(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            var isVisible = current.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;
            if (current.IsFileLocal || !isVisible || (current.ContainingType is not null && current.ContainingType.IsGenericType))
            {
                return false;
            }
        }

        return true;
    }
}
