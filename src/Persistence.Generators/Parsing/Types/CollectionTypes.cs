using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Arrays, lists, sets, queues, stacks and bytes.</summary>
internal static class CollectionTypes
{
    private const string Generic = "System.Collections.Generic";

    private const string Immutable = "System.Collections.Immutable";

    private const string Concurrent = "System.Collections.Concurrent";

    private const string ObjectModel = "System.Collections.ObjectModel";

    private const string Frozen = "System.Collections.Frozen";

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
        ["LinkedList"] = (Generic, "Filled", true),
        ["Collection"] = (ObjectModel, "Filled", true),
        ["ObservableCollection"] = (ObjectModel, "Filled", true),
        ["ReadOnlyCollection"] = (ObjectModel, "ReadOnlyCollection", false),
        ["ReadOnlySet"] = (ObjectModel, "ReadOnlySet", false),
        ["SortedSet"] = (Generic, "SortedSet", false),
        ["ConcurrentQueue"] = (Concurrent, "ConcurrentQueue", false),
        ["ConcurrentStack"] = (Concurrent, "ConcurrentStack", false),
        ["ConcurrentBag"] = (Concurrent, "ConcurrentBag", false),
        ["FrozenSet"] = (Frozen, "FrozenSet", false),
        ["ImmutableSortedSet"] = (Immutable, "ImmutableSortedSet", false),
        ["ImmutableQueue"] = (Immutable, "ImmutableQueue", true),
        ["IImmutableQueue"] = (Immutable, "ImmutableQueue", true),
        ["ImmutableStack"] = (Immutable, "ImmutableStack", true),
        ["IImmutableStack"] = (Immutable, "ImmutableStack", true),
        ["IImmutableList"] = (Immutable, "ImmutableSequence", false),
        ["IImmutableSet"] = (Immutable, "ImmutableSet", false),
    };

    // Each is filled as its class made it, with its comparer.
    private static readonly Dictionary<string, string> s_fillable = new(StringComparer.Ordinal)
    {
        ["List`1"] = Generic, ["IList`1"] = Generic, ["ICollection`1"] = Generic, ["HashSet`1"] = Generic, ["ISet`1"] = Generic, ["Queue`1"] = Generic, ["Stack`1"] = Generic,
        ["Dictionary`2"] = Generic, ["IDictionary`2"] = Generic, ["LinkedList`1"] = Generic, ["SortedSet`1"] = Generic, ["SortedDictionary`2"] = Generic, ["SortedList`2"] = Generic,
        ["OrderedDictionary`2"] = Generic, ["Collection`1"] = ObjectModel, ["ObservableCollection`1"] = ObjectModel,
        ["ConcurrentQueue`1"] = Concurrent, ["ConcurrentStack`1"] = Concurrent, ["ConcurrentBag`1"] = Concurrent, ["ConcurrentDictionary`2"] = Concurrent,
    };

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
        type is INamedTypeSymbol { IsGenericType: true } named && s_fillable.TryGetValue(named.MetadataName, out var space) && TypeNames.IsGeneric(named, space, named.MetadataName);

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

        if (codec.Name is "SortedSet" or "ImmutableSortedSet" && !SortedElements.CanBeCompared(elementType))
        {
            problem = $"the elements of a sorted set are compared, and '{elementType.Name}' does not implement IComparable<T>; implement it, or use a List<T>";
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
