using Persistence.Generators.Model;

namespace Persistence.Generators.Schema.Shapes;

/// <summary>The names of stored types in the file: what stands in JSON and columns, not how C# holds it.</summary>
internal static class StoredTypes
{
    private static readonly Dictionary<string, string> s_values = new(StringComparer.Ordinal)
    {
        ["String"] = "string", ["Char"] = "char", ["Boolean"] = "bool", ["SByte"] = "sbyte", ["Byte"] = "byte", ["Int16"] = "short", ["UInt16"] = "ushort",
        ["Int32"] = "int", ["UInt32"] = "uint", ["Int64"] = "long", ["UInt64"] = "ulong", ["Single"] = "float", ["Double"] = "double", ["Decimal"] = "decimal",
        ["Bytes"] = "bytes", ["Memory"] = "bytes", ["Vector"] = "vector", ["VectorMemory"] = "vector",
    };

    private static readonly Dictionary<CodecKind, string> s_kinds = new()
    {
        [CodecKind.Enum] = "enum", [CodecKind.EnumName] = "enum-name", [CodecKind.EnumKey] = "enum-name", [CodecKind.Parsable] = "id",
        [CodecKind.JsonElement] = "json", [CodecKind.JsonNode] = "json", [CodecKind.Foreign] = "json", [CodecKind.Any] = "any",
        [CodecKind.QuotedNumber] = "quoted", [CodecKind.StrictNumber] = "strict", [CodecKind.NamedReal] = "named",
    };

    private static readonly HashSet<string> s_sets = new(StringComparer.Ordinal)
    {
        "Set", "SortedSet", "FrozenSet", "ReadOnlySet", "ImmutableSet", "ImmutableHashSet", "ImmutableSortedSet",
    };

    private static readonly HashSet<string> s_stacks = new(StringComparer.Ordinal) { "Stack", "ConcurrentStack", "ImmutableStack" };

    /// <summary>The name of what a codec writes.</summary>
    /// <param name="codec">The codec.</param>
    /// <param name="session">The class that it belongs to.</param>
    public static string Of(CodecRef codec, SessionSpec session)
    {
        if (s_kinds.TryGetValue(codec.Kind, out var kind))
        {
            return codec.Values is null ? kind : $"{kind}<{Of(codec.Values, session)}>";
        }

        return codec.Kind switch
        {
            CodecKind.Nullable => Of(codec.Values!, session) + "?",
            CodecKind.Collection => $"{Collection(codec.Name)}<{Of(codec.Values!, session)}>",
            CodecKind.Dictionary => $"map<{Of(codec.Keys!, session)},{Of(codec.Values!, session)}>",
            CodecKind.Generated => Family(codec, session) is { } family ? "family:" + StorageText.Quote(family.DiscriminatorName) : "object",
            _ => s_values.TryGetValue(codec.Name, out var name) ? name : codec.Name,
        };
    }

    /// <summary>The base type that a codec is for.</summary>
    /// <param name="codec">The codec.</param>
    /// <param name="session">The class that it belongs to.</param>
    /// <returns>Null where it is for no such type.</returns>
    public static FamilySpec? Family(CodecRef codec, SessionSpec session) => session.Families.Items.FirstOrDefault(family => family.CodecName == codec.Name);

    private static string Collection(string name) => s_sets.Contains(name) ? "set" : s_stacks.Contains(name) ? "stack" : "list";
}
