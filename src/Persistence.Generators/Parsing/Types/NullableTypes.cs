using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary><c>Nullable&lt;T&gt;</c>: JSON null, SQL NULL.</summary>
internal static class NullableTypes
{
    public static TypeSpec? TryResolve(INamedTypeSymbol type, TypeResolver resolver, out string? problem)
    {
        problem = null;
        if (type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T)
        {
            return null;
        }

        if (resolver.Resolve(type.TypeArguments[0], out problem) is not { } value)
        {
            return null;
        }

        return Of(value);
    }

    /// <summary>Whether a type is <c>Nullable&lt;T&gt;</c>.</summary>
    /// <param name="type">The type.</param>
    public static bool Is(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>Describes the nullable of a struct.</summary>
    /// <param name="value">The struct.</param>
    public static TypeSpec Of(TypeSpec value) => value with
    {
        Name = value.Name + "?",
        PublicName = value.PublicName + "?",
        Codec = new CodecRef(CodecKind.Nullable) { Types = new([value.Name]), Values = value.Codec },
        Column = new ColumnRef(ColumnKind.Nullable, value.Column.StrictType) { Type = value.Name, Value = value.Column, Order = value.Column.Order },
        IndexedAs = value.Index == IndexKind.None ? null : value,
        AllowsNull = true,
    };
}
