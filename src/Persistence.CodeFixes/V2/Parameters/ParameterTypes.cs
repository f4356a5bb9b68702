using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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

    /// <summary>
    /// False where a member of a struct may change it: on a property it would change a copy. A field is read, one of its own members looked at the same way; a member
    /// marked readonly changes nothing, and neither do those of a nullable value.
    /// </summary>
    public static bool MayBeRead(MemberAccessExpressionSyntax access, SemanticModel model)
    {
        if (!IsMutableStruct(model.GetTypeInfo(access.Expression).Type))
        {
            return true;
        }

        return model.GetSymbolInfo(access).Symbol switch
        {
            IFieldSymbol => access.Parent is not MemberAccessExpressionSyntax outer || outer.Expression != access || MayBeRead(outer, model),
            IPropertySymbol property => property.GetMethod is { IsReadOnly: true },
            IMethodSymbol method => method.IsReadOnly,
            _ => false,
        };
    }

    /// <summary>True for a struct that a member of its own may change.</summary>
    public static bool IsMutableStruct(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct, IsReadOnly: false, SpecialType: SpecialType.None, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T };

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
