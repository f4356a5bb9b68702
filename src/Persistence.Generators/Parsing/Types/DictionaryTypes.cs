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

    // The codec of each dictionary; some are over the dictionary too.
    private static readonly Dictionary<string, (string Namespace, string Codec, bool IsOverDictionary)> s_codecs = new(StringComparer.Ordinal)
    {
        ["Dictionary"] = ("System.Collections.Generic", "Dictionary", false),
        ["IDictionary"] = ("System.Collections.Generic", "Map", true),
        ["IReadOnlyDictionary"] = ("System.Collections.Generic", "Map", true),
        ["ImmutableDictionary"] = ("System.Collections.Immutable", "ImmutableDictionary", false),
        ["IImmutableDictionary"] = ("System.Collections.Immutable", "ImmutableMap", false),
        ["ImmutableSortedDictionary"] = ("System.Collections.Immutable", "ImmutableSortedDictionary", false),
        ["SortedDictionary"] = ("System.Collections.Generic", "FilledMap", true),
        ["SortedList"] = ("System.Collections.Generic", "FilledMap", true),
        ["OrderedDictionary"] = ("System.Collections.Generic", "FilledMap", true),
        ["ConcurrentDictionary"] = ("System.Collections.Concurrent", "FilledMap", true),
        ["FrozenDictionary"] = ("System.Collections.Frozen", "FrozenDictionary", false),
        ["ReadOnlyDictionary"] = ("System.Collections.ObjectModel", "ReadOnlyDictionary", false),
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

        if (resolver.Resolve(type.TypeArguments[1], out problem) is not { } value)
        {
            return null;
        }

        if (key is INamedTypeSymbol { TypeKind: TypeKind.Enum } keyEnum)
        {
            resolver.Enums.Add(keyEnum);
        }

        var keyName = Naming.FullName(key);
        var types = new EquatableArray<string>(codec.IsOverDictionary ? [Naming.FullName(type), keyName, value.Name] : [keyName, value.Name]);
        return TypeNames.Json(type, new CodecRef(CodecKind.Dictionary, codec.Name) { Types = types, Keys = keyCodec, Values = value.Codec });
    }

    /// <summary>Whether a type is one of the dictionaries.</summary>
    /// <param name="type">The type.</param>
    public static bool IsDictionary(INamedTypeSymbol type) => Codec(type) is not null;

    private static (string Name, bool IsOverDictionary)? Codec(INamedTypeSymbol type) =>
        type.Arity == 2 && s_codecs.TryGetValue(type.Name, out var known) && TypeNames.IsGeneric(type, known.Namespace, type.MetadataName)
            ? (known.Codec, known.IsOverDictionary)
            : null;

    private static CodecRef? KeyCodec(ITypeSymbol key)
    {
        if (key.TypeKind == TypeKind.Enum)
        {
            return new CodecRef(CodecKind.EnumKey) { Types = new([Naming.FullName(key)]) };
        }

        return Scalar.Find(key) is { } scalar && s_keyScalars.Contains(scalar.Codec)
            ? new CodecRef(CodecKind.Key, scalar.Codec)
            : null;
    }
}
