using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>What types that are no single value have in common.</summary>
internal static class TypeNames
{
    /// <summary>A type that SQLite holds as JSON text.</summary>
    public static TypeSpec Json(ITypeSymbol type, CodecRef codec)
    {
        var name = Naming.FullName(type);
        return new()
        {
            Name = name,
            PublicName = Naming.PublicName(type),
            Codec = codec,
            Column = new ColumnRef(ColumnKind.Json, "TEXT") { Type = name, Codec = codec },
            IsValueType = type.IsValueType,
            AllowsNull = AllowsNull(type),
        };
    }

    /// <summary>Whether null is expected: the type is nullable, or declared where nullable annotations are off.</summary>
    public static bool AllowsNull(ITypeSymbol type) =>
        type.IsReferenceType
            ? type.NullableAnnotation != NullableAnnotation.NotAnnotated
            : type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>Whether a type is a given generic type.</summary>
    public static bool IsGeneric(INamedTypeSymbol type, string containingNamespace, string metadataName) =>
        type.MetadataName == metadataName && Attributes.IsNamespace(type.ContainingNamespace, containingNamespace, containingNamespace.Length);
}
