using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Persistence.Generators.Parsing;

/// <summary>
/// The names of most types in C#, fully qualified, put together without the compiler's own formatting, which makes a list of parts and
/// costs ten times as much: of a thousand classes a tenth of all reading.
/// </summary>
internal static class TypeText
{
    /// <summary>What every qualified name begins with.</summary>
    public const string Global = "global::";

    private const string Collections = "System.Collections.Generic";

    /// <summary>Writes a type's name.</summary>
    /// <param name="type">The type.</param>
    /// <param name="annotated">Whether with nullable annotations.</param>
    /// <returns>The name; null for types that only the compiler's own formatting knows: nested ones, tuples, arrays, names that need an escape.</returns>
    public static string? Of(ITypeSymbol type, bool annotated)
    {
        var name = Keyword(type.SpecialType) ?? (type is INamedTypeSymbol { ContainingType: null, IsTupleType: false, IsUnboundGenericType: false, IsFileLocal: false } named ? Named(named, annotated) : null);
        return annotated && name is not null && type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? name + "?" : name;
    }

    private static string? Named(INamedTypeSymbol type, bool annotated)
    {
        if (!HasPlainName(type))
        {
            return null;
        }

        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return Of(type.TypeArguments[0], annotated) is { } value ? value + "?" : null;
        }

        var prefix = Namespace(type.ContainingNamespace);
        return prefix is null ? null : type.Arity == 0 ? prefix + type.Name : Generic(prefix + type.Name, type, annotated);
    }

    private static bool HasPlainName(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface or TypeKind.Enum, IsNativeIntegerType: false } && IsPlain(type.Name);

    private static string? Generic(string name, INamedTypeSymbol type, bool annotated)
    {
        var arguments = type.TypeArguments;
        if (Of(arguments[0], annotated) is not { } first)
        {
            return null;
        }

        return arguments.Length == 1 ? $"{name}<{first}>"
            : arguments.Length == 2 && Of(arguments[1], annotated) is { } second ? $"{name}<{first}, {second}>"
            : null;
    }

    // With the dot after it.
    private static string? Namespace(INamespaceSymbol space)
    {
        if (space.IsGlobalNamespace)
        {
            return Global;
        }

        // Where most generic types stand.
        if (space.Name == "Generic" && Attributes.IsNamespace(space, Collections, Collections.Length))
        {
            return $"{Global}{Collections}.";
        }

        return IsPlain(space.Name) && Namespace(space.ContainingNamespace) is { } prefix ? $"{prefix}{space.Name}." : null;
    }

    private static bool IsPlain(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None;

    private static string? Keyword(SpecialType type) => type < SpecialType.System_Object || (int)type >= s_keywords.Length ? null : s_keywords[(int)type];

    private static readonly string?[] s_keywords = Keywords();

    private static string?[] Keywords()
    {
        var keywords = new string?[(int)SpecialType.System_String + 1];
        keywords[(int)SpecialType.System_Object] = "object";
        keywords[(int)SpecialType.System_Boolean] = "bool";
        keywords[(int)SpecialType.System_Char] = "char";
        keywords[(int)SpecialType.System_SByte] = "sbyte";
        keywords[(int)SpecialType.System_Byte] = "byte";
        keywords[(int)SpecialType.System_Int16] = "short";
        keywords[(int)SpecialType.System_UInt16] = "ushort";
        keywords[(int)SpecialType.System_Int32] = "int";
        keywords[(int)SpecialType.System_UInt32] = "uint";
        keywords[(int)SpecialType.System_Int64] = "long";
        keywords[(int)SpecialType.System_UInt64] = "ulong";
        keywords[(int)SpecialType.System_Decimal] = "decimal";
        keywords[(int)SpecialType.System_Single] = "float";
        keywords[(int)SpecialType.System_Double] = "double";
        keywords[(int)SpecialType.System_String] = "string";
        return keywords;
    }
}
