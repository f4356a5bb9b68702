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
            Codec = new CodecRef(isByName ? CodecKind.EnumName : CodecKind.Enum) { Types = new([name]) },
            Column = Column(name, isByName),
            Index = IndexKind.Equality,
            IsValueType = true,
        };
    }

    /// <summary>The column of an enum.</summary>
    /// <param name="name">The enum in C#.</param>
    /// <param name="byName">Whether it is stored by name.</param>
    public static ColumnRef Column(string name, bool byName) =>
        byName ? new(ColumnKind.EnumName, "TEXT") { Type = name } : new(ColumnKind.Enum, "INTEGER") { Type = name };
}
