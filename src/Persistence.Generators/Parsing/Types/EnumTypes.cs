using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Enums, stored as their number.</summary>
internal static class EnumTypes
{
    public static TypeSpec Describe(INamedTypeSymbol type)
    {
        var name = Naming.FullName(type);
        return new TypeSpec
        {
            Name = name,
            PublicName = name,
            Codec = $"{TypeNames.Serialization}.EnumCodec<{name}>",
            Column = $"{TypeNames.Columns}.EnumColumn<{name}>",
            ColumnType = "INTEGER",
            Index = IndexKind.Equality,
            IsValueType = true,
        };
    }
}
