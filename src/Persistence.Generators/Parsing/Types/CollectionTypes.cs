using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Arrays, lists, sets, queues, stacks and bytes.</summary>
internal static class CollectionTypes
{
    private const string Generic = "System.Collections.Generic";

    private const string Immutable = "System.Collections.Immutable";

    // The codec of each collection, by its name; those with a star name the collection as a type argument.
    private static readonly Dictionary<string, (string Namespace, string Codec)> s_codecs = new(StringComparer.Ordinal)
    {
        ["List"] = (Generic, "List"),
        ["IList"] = (Generic, "Sequence*"),
        ["ICollection"] = (Generic, "Sequence*"),
        ["IEnumerable"] = (Generic, "Sequence*"),
        ["IReadOnlyList"] = (Generic, "Sequence*"),
        ["IReadOnlyCollection"] = (Generic, "Sequence*"),
        ["HashSet"] = (Generic, "Set*"),
        ["ISet"] = (Generic, "Set*"),
        ["IReadOnlySet"] = (Generic, "Set*"),
        ["Queue"] = (Generic, "Queue"),
        ["Stack"] = (Generic, "Stack"),
        ["ImmutableArray"] = (Immutable, "ImmutableArray"),
        ["ImmutableList"] = (Immutable, "ImmutableList"),
        ["ImmutableHashSet"] = (Immutable, "ImmutableHashSet"),
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

        if (TypeNames.IsGeneric(type, "System", "ReadOnlyMemory`1") && type.TypeArguments[0].SpecialType == SpecialType.System_Byte)
        {
            return TypeNames.Json(type, $"{TypeNames.Serialization}.MemoryCodec") with { Column = $"{TypeNames.Columns}.MemoryColumn", ColumnType = "BLOB" };
        }

        return Codec(type) is { } codec
            ? OfElement(type, type.TypeArguments[0], codec, resolver, out problem)
            : null;
    }

    /// <summary>Whether a collection without a setter can be filled in place.</summary>
    /// <param name="typeName">The collection in C#, fully qualified.</param>
    public static bool CanBeFilled(string typeName) => s_fillable.Any(name => typeName.StartsWith($"global::{Generic}.{name}<", StringComparison.Ordinal));

    /// <summary>Whether a type is one of the collections.</summary>
    /// <param name="type">The type.</param>
    public static bool IsCollection(INamedTypeSymbol type) => Codec(type) is not null;

    private static string? Codec(INamedTypeSymbol type) =>
        type.Arity == 1 && s_codecs.TryGetValue(type.Name, out var known) && TypeNames.IsGeneric(type, known.Namespace, type.MetadataName) ? known.Codec : null;

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
