using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Parsing;

/// <summary>
/// <c>[JsonConverter]</c>: the converters of System.Text.Json that write enums by name or by number are understood, on the enum and on a
/// member. Any other converter is called, see <see cref="ForeignTypes"/>.
/// </summary>
internal static class Converters
{
    private const string Namespace = "System.Text.Json.Serialization";

    /// <summary>Says why a converter for enums cannot be followed; converters of the user's have <see cref="ForeignConverters"/>.</summary>
    /// <param name="symbol">The type or member.</param>
    /// <param name="type">The type, or the member's type.</param>
    /// <returns>The reason, for people; null when there is no converter, or one that is understood.</returns>
    public static string? Problem(ISymbol symbol, ITypeSymbol type) =>
        Of(symbol) is { } converter && IsForEnums(converter) && !(EnumOf(type) is { } enumeration && IsFor(converter, enumeration))
            ? $"its [JsonConverter] is '{converter.Name}', which is for enums"
            : null;

    /// <summary>Whether an enum or member is written by name.</summary>
    /// <param name="symbol">The enum or member.</param>
    /// <returns>Null when it bears no converter.</returns>
    public static bool? IsByName(ISymbol symbol) => Of(symbol) is { } converter && IsForEnums(converter) ? converter.Name == "JsonStringEnumConverter" : null;

    /// <summary>The type as a member's own converter wants it; without one, as it is.</summary>
    /// <param name="member">The member.</param>
    /// <param name="type">Its type.</param>
    /// <returns>The type.</returns>
    public static TypeSpec Apply(ISymbol member, TypeSpec type)
    {
        if (IsByName(member) is not { } byName)
        {
            return type;
        }

        return Convert(type, byName) with { IndexedAs = type.IndexedAs is { } value ? Convert(value, byName) : null };
    }

    private static TypeSpec Convert(TypeSpec type, bool byName) => type with
    {
        Codec = type.Codec.WithInnermost(codec => codec with { Kind = byName ? CodecKind.EnumName : CodecKind.Enum }),
        Column = type.Column.WithInnermost(column => EnumTypes.Column(column.Type, byName)),
    };

    /// <summary>The converter of the user's that a type or member has.</summary>
    /// <param name="symbol">The type or member.</param>
    /// <returns>Null for none, and for one of those for enums.</returns>
    public static INamedTypeSymbol? OfUser(ISymbol symbol) => Of(symbol) is { } converter && !IsForEnums(converter) ? converter : null;

    private static INamedTypeSymbol? Of(ISymbol symbol) =>
        Attributes.Find(symbol, KnownNames.JsonConverterAttribute) is { } attribute ? Attributes.Argument<INamedTypeSymbol>(attribute, 0) : null;

    private static bool IsForEnums(INamedTypeSymbol converter) =>
        converter.Name is "JsonStringEnumConverter" or "JsonNumberEnumConverter"
        && Attributes.IsNamespace(converter.ContainingNamespace, Namespace, Namespace.Length);

    private static bool IsFor(INamedTypeSymbol converter, ITypeSymbol enumeration) =>
        converter.TypeArguments.Length == 0 || SymbolEqualityComparer.Default.Equals(converter.TypeArguments[0], enumeration);

    private static ITypeSymbol? EnumOf(ITypeSymbol type)
    {
        var value = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        return value.TypeKind == TypeKind.Enum ? value : null;
    }
}
