using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Arrays, lists, sets, queues, stacks and bytes.</summary>
internal static class CollectionTypes
{
    private const string Generic = "System.Collections.Generic";

    private const string Immutable = "System.Collections.Immutable";

    // The codec of each collection, by its metadata name; those with a star name the collection as a type argument.
    private static readonly Dictionary<string, string> s_codecs = new(StringComparer.Ordinal)
    {
        [$"{Generic}.List`1"] = "List",
        [$"{Generic}.IList`1"] = "Sequence*",
        [$"{Generic}.ICollection`1"] = "Sequence*",
        [$"{Generic}.IEnumerable`1"] = "Sequence*",
        [$"{Generic}.IReadOnlyList`1"] = "Sequence*",
        [$"{Generic}.IReadOnlyCollection`1"] = "Sequence*",
        [$"{Generic}.HashSet`1"] = "Set*",
        [$"{Generic}.ISet`1"] = "Set*",
        [$"{Generic}.IReadOnlySet`1"] = "Set*",
        [$"{Generic}.Queue`1"] = "Queue",
        [$"{Generic}.Stack`1"] = "Stack",
        [$"{Immutable}.ImmutableArray`1"] = "ImmutableArray",
        [$"{Immutable}.ImmutableList`1"] = "ImmutableList",
        [$"{Immutable}.ImmutableHashSet`1"] = "ImmutableHashSet",
    };

    private static readonly string[] s_fillable = ["List", "IList", "ICollection", "HashSet", "ISet", "Queue", "Stack", "Dictionary", "IDictionary"];

    public static TypeSpec? Array(IArrayTypeSymbol type, TypeResolver resolver, out string? problem)
    {
        problem = null;
        if (type.Rank != 1)
        {
            problem = "an array of several dimensions has no JSON form; use an array of arrays";
            return null;
        }

        return type.ElementType.SpecialType == SpecialType.System_Byte
            ? TypeNames.Json(type, $"{TypeNames.Serialization}.BytesCodec") with { Column = $"{TypeNames.Columns}.BytesColumn", ColumnType = "BLOB" }
            : OfElement(type, type.ElementType, "Array", resolver, out problem);
    }

    public static TypeSpec? TryResolve(INamedTypeSymbol type, TypeResolver resolver, ref string? problem)
    {
        if (problem is not null || type.TypeArguments.Length != 1)
        {
            return null;
        }

        var name = $"{type.ContainingNamespace?.ToDisplayString()}.{type.MetadataName}";
        if (name == "System.ReadOnlyMemory`1" && type.TypeArguments[0].SpecialType == SpecialType.System_Byte)
        {
            return TypeNames.Json(type, $"{TypeNames.Serialization}.MemoryCodec") with { Column = $"{TypeNames.Columns}.MemoryColumn", ColumnType = "BLOB" };
        }

        return s_codecs.TryGetValue(name, out var codec)
            ? OfElement(type, type.TypeArguments[0], codec, resolver, out problem)
            : null;
    }

    /// <summary>Whether a collection without a setter can be filled in place.</summary>
    /// <param name="typeName">The collection in C#, fully qualified.</param>
    public static bool CanBeFilled(string typeName) => s_fillable.Any(name => typeName.StartsWith($"global::{Generic}.{name}<", StringComparison.Ordinal));

    /// <summary>Whether a type is one of the collections.</summary>
    /// <param name="type">The type.</param>
    public static bool IsCollection(INamedTypeSymbol type) => s_codecs.ContainsKey($"{type.ContainingNamespace?.ToDisplayString()}.{type.MetadataName}");

    private static TypeSpec? OfElement(ITypeSymbol type, ITypeSymbol elementType, string codec, TypeResolver resolver, out string? problem)
    {
        if (resolver.Resolve(elementType, out problem) is not { } element)
        {
            return null;
        }

        var collection = codec.EndsWith("*", StringComparison.Ordinal) ? $"{Naming.FullName(type)}, " : "";
        return TypeNames.Json(type, $"{TypeNames.Serialization}.{codec.TrimEnd('*')}Codec<{collection}{element.Name}, {element.Codec}>") with
        {
            Index = IsIndexable(type, elementType) ? IndexKind.Strings : IndexKind.None,
            IndexedAs = IsIndexable(type, elementType) ? element : null,
        };
    }

    // An immutable array that was never set cannot be enumerated.
    private static bool IsIndexable(ITypeSymbol type, ITypeSymbol elementType) =>
        elementType.SpecialType == SpecialType.System_String && type.IsReferenceType;
}
