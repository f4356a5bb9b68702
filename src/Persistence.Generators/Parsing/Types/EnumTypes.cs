using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Enums, stored as their number; in JSON by name where the enum is marked with JsonStringEnumConverter.</summary>
internal static class EnumTypes
{
    public static TypeSpec? Resolve(INamedTypeSymbol type, out string? problem)
    {
        problem = Converters.Problem(type, type);
        if (problem is not null)
        {
            return null;
        }

        var name = Naming.FullName(type);
        return new TypeSpec
        {
            Name = name,
            PublicName = name,
            Codec = $"{TypeNames.Serialization}.{(Converters.IsByName(type) == true ? "EnumNameCodec" : "EnumCodec")}<{name}>",
            Column = $"{TypeNames.Columns}.EnumColumn<{name}>",
            ColumnType = "INTEGER",
            Index = IndexKind.Equality,
            IsValueType = true,
        };
    }
}
