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

    // The codec of each dictionary; those with a star name the dictionary as a type argument.
    private static readonly Dictionary<string, (string Namespace, string Codec)> s_codecs = new(StringComparer.Ordinal)
    {
        ["Dictionary"] = ("System.Collections.Generic", "Dictionary"),
        ["IDictionary"] = ("System.Collections.Generic", "Map*"),
        ["IReadOnlyDictionary"] = ("System.Collections.Generic", "Map*"),
        ["ImmutableDictionary"] = ("System.Collections.Immutable", "ImmutableDictionary"),
    };

    public static TypeSpec? TryResolve(INamedTypeSymbol type, TypeResolver resolver, ref string? problem)
    {
        if (problem is not null || Codec(type) is not { } codec)
        {
            return null;
        }

        var key = type.TypeArguments[0];
        if (KeyCodec(key) is not { } keyCodec)
        {
            problem = $"a dictionary's keys are strings, enums, integers or Guids, not '{key.ToDisplayString()}'";
            return null;
        }

        var dictionary = codec.EndsWith("*", StringComparison.Ordinal) ? $"{Naming.FullName(type)}, " : "";
        return resolver.Resolve(type.TypeArguments[1], out problem) is { } value
            ? TypeNames.Json(type, $"{TypeNames.Serialization}.{codec.TrimEnd('*')}Codec<{dictionary}{Naming.FullName(key)}, {value.Name}, {keyCodec}, {value.Codec}>")
            : null;
    }

    /// <summary>Whether a type is one of the dictionaries.</summary>
    /// <param name="type">The type.</param>
    public static bool IsDictionary(INamedTypeSymbol type) => Codec(type) is not null;

    private static string? Codec(INamedTypeSymbol type) =>
        type.Arity == 2 && s_codecs.TryGetValue(type.Name, out var known) && TypeNames.IsGeneric(type, known.Namespace, type.MetadataName) ? known.Codec : null;

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
