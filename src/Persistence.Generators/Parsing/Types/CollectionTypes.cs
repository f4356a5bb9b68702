using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Arrays, lists and byte arrays.</summary>
internal static class CollectionTypes
{
    public static TypeSpec? Array(IArrayTypeSymbol type, TypeResolver resolver, out string? problem)
    {
        problem = null;
        if (type.Rank != 1)
        {
            problem = "an array of several dimensions has no JSON form; use an array of arrays";
            return null;
        }

        return type.ElementType.SpecialType == SpecialType.System_Byte
            ? TypeNames.Json(type, $"{TypeNames.Serialization}.BytesCodec") with { Column = $"{TypeNames.Columns}.BytesColumn", ColumnType = "BLOB" }
            : OfElement(type, type.ElementType, "Array", resolver, out problem);
    }

    public static TypeSpec? TryResolve(INamedTypeSymbol type, TypeResolver resolver, ref string? problem) =>
        problem is null && TypeNames.IsGeneric(type, "System.Collections.Generic", "List`1")
            ? OfElement(type, type.TypeArguments[0], "List", resolver, out problem)
            : null;

    private static TypeSpec? OfElement(ITypeSymbol type, ITypeSymbol elementType, string codec, TypeResolver resolver, out string? problem)
    {
        if (resolver.Resolve(elementType, out problem) is not { } element)
        {
            return null;
        }

        return TypeNames.Json(type, $"{TypeNames.Serialization}.{codec}Codec<{element.Name}, {element.Codec}>") with
        {
            Index = elementType.SpecialType == SpecialType.System_String ? IndexKind.Strings : IndexKind.None,
            IndexedAs = elementType.SpecialType == SpecialType.System_String ? element : null,
        };
    }
}
