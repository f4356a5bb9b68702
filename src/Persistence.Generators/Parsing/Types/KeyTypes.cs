using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Parsing.Types;

/// <summary>The types a key, or a part of one, can have.</summary>
internal static class KeyTypes
{
    private static readonly HashSet<string> s_integers = new(StringComparer.Ordinal)
    {
        "SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64",
    };

    /// <summary>Whether a type can be a key.</summary>
    /// <param name="type">The type.</param>
    public static bool IsKey(ITypeSymbol type) =>
        type.NullableAnnotation != NullableAnnotation.Annotated
        && (Scalar.Find(type) is { } scalar
            ? scalar.Codec is "String" or "Guid" || s_integers.Contains(scalar.Codec)
            : ParsableTypes.Is(type));

    /// <summary>Whether a key of this type sorts by value.</summary>
    /// <param name="typeName">The type in C#, fully qualified.</param>
    public static bool IsInteger(string typeName) =>
        typeName is "sbyte" or "byte" or "short" or "ushort" or "int" or "uint" or "long" or "ulong";
}
