using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Arrays, lists, sets, queues, stacks and bytes.</summary>
internal static class CollectionTypes
{
    private const string Generic = "System.Collections.Generic";

    private const string Immutable = "System.Collections.Immutable";

    // The codec of each collection, by its name; some are over the collection too.
    private static readonly Dictionary<string, (string Namespace, string Codec, bool IsOverCollection)> s_codecs = new(StringComparer.Ordinal)
    {
        ["List"] = (Generic, "List", false),
        ["IList"] = (Generic, "Sequence", true),
        ["ICollection"] = (Generic, "Sequence", true),
        ["IEnumerable"] = (Generic, "Sequence", true),
        ["IReadOnlyList"] = (Generic, "Sequence", true),
        ["IReadOnlyCollection"] = (Generic, "Sequence", true),
        ["HashSet"] = (Generic, "Set", true),
        ["ISet"] = (Generic, "Set", true),
        ["IReadOnlySet"] = (Generic, "Set", true),
        ["Queue"] = (Generic, "Queue", false),
        ["Stack"] = (Generic, "Stack", false),
        ["ImmutableArray"] = (Immutable, "ImmutableArray", false),
        ["ImmutableList"] = (Immutable, "ImmutableList", false),
        ["ImmutableHashSet"] = (Immutable, "ImmutableHashSet", false),
    };

    private static readonly string[] s_fillable = ["List`1", "IList`1", "ICollection`1", "HashSet`1", "ISet`1", "Queue`1", "Stack`1", "Dictionary`2", "IDictionary`2"];

    public static TypeSpec? Array(IArrayTypeSymbol type, TypeResolver resolver, out string? problem)
    {
        problem = null;
        if (type.Rank != 1)
        {
            problem = "an array of several dimensions has no JSON form; use an array of arrays";
            return null;
        }

        return type.ElementType.SpecialType == SpecialType.System_Byte
            ? TypeNames.Json(type, new CodecRef(CodecKind.Value, "Bytes")) with { Column = new ColumnRef(ColumnKind.Value, "BLOB", "Bytes") }
            : OfElement(type, type.ElementType, ("Array", false), resolver, out problem);
    }

    public static TypeSpec? TryResolve(INamedTypeSymbol type, TypeResolver resolver, ref string? problem)
    {
        if (problem is not null || type.TypeArguments.Length != 1)
        {
            return null;
        }

        if (TypeNames.IsGeneric(type, "System", "ReadOnlyMemory`1") && type.TypeArguments[0].SpecialType == SpecialType.System_Byte)
        {
            return TypeNames.Json(type, new CodecRef(CodecKind.Value, "Memory")) with { Column = new ColumnRef(ColumnKind.Value, "BLOB", "Memory") };
        }

        return Codec(type) is { } codec
            ? OfElement(type, type.TypeArguments[0], codec, resolver, out problem)
            : null;
    }

    /// <summary>Whether a collection without a setter can be filled in place.</summary>
    /// <param name="type">The collection.</param>
    public static bool CanBeFilled(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsGenericType: true } named && s_fillable.Contains(named.MetadataName) && TypeNames.IsGeneric(named, Generic, named.MetadataName);

    /// <summary>Whether a type is one of the collections.</summary>
    /// <param name="type">The type.</param>
    public static bool IsCollection(INamedTypeSymbol type) => Codec(type) is not null;

    private static (string Name, bool IsOverCollection)? Codec(INamedTypeSymbol type) =>
        type.Arity == 1 && s_codecs.TryGetValue(type.Name, out var known) && TypeNames.IsGeneric(type, known.Namespace, type.MetadataName)
            ? (known.Codec, known.IsOverCollection)
            : null;

    private static TypeSpec? OfElement(ITypeSymbol type, ITypeSymbol elementType, (string Name, bool IsOverCollection) codec, TypeResolver resolver, out string? problem)
    {
        if (resolver.Resolve(elementType, out problem) is not { } element)
        {
            return null;
        }

        var types = new EquatableArray<string>(codec.IsOverCollection ? [Naming.FullName(type), element.Name] : [element.Name]);
        return TypeNames.Json(type, new CodecRef(CodecKind.Collection, codec.Name) { Types = types, Values = element.Codec }) with
        {
            Index = IsIndexable(type, elementType) ? IndexKind.Strings : IndexKind.None,
            IndexedAs = IsIndexable(type, elementType) ? element : null,
        };
    }

    // An immutable array that was never set cannot be enumerated.
    private static bool IsIndexable(ITypeSymbol type, ITypeSymbol elementType) =>
        elementType.SpecialType == SpecialType.System_String && type.IsReferenceType;
}
