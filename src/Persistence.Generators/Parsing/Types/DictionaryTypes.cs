using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Dictionaries, which are JSON objects: their keys must have a text form.</summary>
internal static class DictionaryTypes
{
    private static readonly HashSet<string> s_keyScalars = new(StringComparer.Ordinal)
    {
        "String", "Guid", "SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64",
    };

    public static TypeSpec? TryResolve(INamedTypeSymbol type, TypeResolver resolver, ref string? problem)
    {
        if (problem is not null || !TypeNames.IsGeneric(type, "System.Collections.Generic", "Dictionary`2"))
        {
            return null;
        }

        var key = type.TypeArguments[0];
        if (KeyCodec(key) is not { } keyCodec)
        {
            problem = $"a dictionary's keys are strings, enums, integers or Guids, not '{key.ToDisplayString()}'";
            return null;
        }

        return resolver.Resolve(type.TypeArguments[1], out problem) is { } value
            ? TypeNames.Json(type, $"{TypeNames.Serialization}.DictionaryCodec<{Naming.FullName(key)}, {value.Name}, {keyCodec}, {value.Codec}>")
            : null;
    }

    private static string? KeyCodec(ITypeSymbol key)
    {
        if (key.TypeKind == TypeKind.Enum)
        {
            return $"{TypeNames.Serialization}.EnumKeyCodec<{Naming.FullName(key)}>";
        }

        return Scalar.Find(key) is { } scalar && s_keyScalars.Contains(scalar.Codec)
            ? $"{TypeNames.Serialization}.{scalar.Codec}KeyCodec"
            : null;
    }
}
