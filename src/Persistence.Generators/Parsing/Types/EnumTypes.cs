using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Enums, stored as their number; by name where the enum or the member is marked with JsonStringEnumConverter.</summary>
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
        var isByName = Converters.IsByName(type) == true;
        return new TypeSpec
        {
            Name = name,
            PublicName = name,
            Codec = $"{TypeNames.Serialization}.{(isByName ? "EnumNameCodec" : "EnumCodec")}<{name}>",
            Column = $"{TypeNames.Columns}.{(isByName ? "EnumNameColumn" : "EnumColumn")}<{name}>",
            ColumnType = ColumnType(isByName),
            Index = IndexKind.Equality,
            IsValueType = true,
        };
    }

    /// <summary>The STRICT type of an enum's column.</summary>
    /// <param name="isByName">Whether it is stored by name.</param>
    public static string ColumnType(bool isByName) => isByName ? "TEXT" : "INTEGER";
}
