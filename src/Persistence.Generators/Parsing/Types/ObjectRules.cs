using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Says which types cannot be taken apart into members.</summary>
internal static class ObjectRules
{
    /// <summary>Says why a type cannot be stored as an object.</summary>
    /// <param name="type">A type that is no scalar and no collection.</param>
    /// <returns>The reason, for people; null when it can be stored.</returns>
    public static string? Problem(INamedTypeSymbol type)
    {
        var name = type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            return $"'{name}' is {Kind(type)}";
        }

        if (type.IsAbstract || type.IsRefLikeType)
        {
            return $"'{name}' is {(type.IsAbstract ? "abstract" : "a ref struct")}";
        }

        // A union of a later C#: a struct around one of several types, which its members do not distinguish.
        return Attributes.Has(type, KnownNames.UnionAttribute) ? $"'{name}' is a union; use a base class with [JsonDerivedType]" : Unsupported(type, name) ?? ProtobufMessages.Problem(type);
    }

    private static string? Unsupported(INamedTypeSymbol type, string name) =>
        FrameworkTypes.Has(type) || IsCollection(type) ? $"'{name}' is not among the supported types" : null;

    private static string Kind(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Interface => "an interface",
        TypeKind.Delegate => "a delegate",
        _ => "no type of data",
    };

    private static bool IsCollection(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(static face => face.SpecialType == SpecialType.System_Collections_IEnumerable);
}
