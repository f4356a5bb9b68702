using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Enums, stored as their number; in JSON by name where the enum is marked with JsonStringEnumConverter.</summary>
internal static class EnumTypes
{
    public static TypeSpec Describe(INamedTypeSymbol type)
    {
        var name = Naming.FullName(type);
        return new TypeSpec
        {
            Name = name,
            PublicName = name,
            Codec = $"{TypeNames.Serialization}.{(IsByName(type) ? "EnumNameCodec" : "EnumCodec")}<{name}>",
            Column = $"{TypeNames.Columns}.EnumColumn<{name}>",
            ColumnType = "INTEGER",
            Index = IndexKind.Equality,
            IsValueType = true,
        };
    }

    private static bool IsByName(INamedTypeSymbol type) =>
        Attributes.Find(type, KnownNames.JsonConverterAttribute) is { } attribute
        && Attributes.Argument<INamedTypeSymbol>(attribute, 0) is { Name: "JsonStringEnumConverter" };
}
