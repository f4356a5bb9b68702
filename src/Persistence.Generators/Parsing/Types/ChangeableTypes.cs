using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Which entries can be changed after they were stored. Only those are looked at again when a session is saved.</summary>
internal static class ChangeableTypes
{
    private static readonly HashSet<string> s_views = new(StringComparer.Ordinal)
    {
        "IEnumerable", "IReadOnlyList", "IReadOnlyCollection", "IReadOnlySet", "IReadOnlyDictionary",
        "ImmutableArray", "ImmutableList", "ImmutableHashSet", "ImmutableDictionary", "Nullable", "ReadOnlyMemory",
        "ImmutableSortedSet", "ImmutableQueue", "ImmutableStack", "ImmutableSortedDictionary", "IImmutableList", "IImmutableSet", "IImmutableQueue", "IImmutableStack", "IImmutableDictionary",
        "FrozenSet", "FrozenDictionary", "ReadOnlyCollection", "ReadOnlySet", "ReadOnlyDictionary",
    };

    /// <summary>Whether a value of a type can be changed in place.</summary>
    /// <param name="type">The type.</param>
    /// <param name="resolver">Knows the members of classes.</param>
    public static bool Is(ITypeSymbol type, TypeResolver resolver) => Is(type, resolver, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default));

    private static bool Is(ITypeSymbol type, TypeResolver resolver, HashSet<ITypeSymbol> seen) =>
        type is IArrayTypeSymbol || (type is INamedTypeSymbol named && !IsValue(named) && seen.Add(named) && IsNamed(named, resolver, seen));

    // A document of JSON cannot be changed, its nodes can.
    private static bool IsValue(INamedTypeSymbol type) =>
        Scalar.Find(type) is not null || type.TypeKind == TypeKind.Enum || (FreeTypes.TryResolve(type) is { } free && (free.IsParsable || free.IsValueType));

    private static bool IsNamed(INamedTypeSymbol type, TypeResolver resolver, HashSet<ITypeSymbol> seen)
    {
        // What a converter writes of an object is not known.
        if (Converters.OfUser(type) is not null)
        {
            return type.IsReferenceType;
        }

        if (type.IsGenericType && (s_views.Contains(type.Name) || TupleTypes.IsTuple(type)))
        {
            return type.TypeArguments.Any(argument => Is(argument, resolver, seen));
        }

        return CollectionTypes.IsCollection(type) || DictionaryTypes.IsDictionary(type) || FreeTypes.TryResolve(type) is not null || IsObject(type, resolver, seen);
    }

    private static bool IsObject(INamedTypeSymbol type, TypeResolver resolver, HashSet<ITypeSymbol> seen) =>
        resolver.MembersOf(type).Any(member => (!type.IsValueType && CanBeSet(member)) || (ForeignTypes.IsMarked(member) && MemberSymbols.TypeOf(member).IsReferenceType) || Is(MemberSymbols.TypeOf(member), resolver, seen))
        || (FamilyTypes.IsFamily(type) && DerivedOf(type).Any(derived => Is(derived, resolver, seen)));

    private static bool CanBeSet(ISymbol member) => member switch
    {
        IFieldSymbol field => !field.IsReadOnly,
        IPropertySymbol { SetMethod: { } setter } => !setter.IsInitOnly,
        _ => false,
    };

    private static IEnumerable<ITypeSymbol> DerivedOf(INamedTypeSymbol type) => type.GetAttributes()
        .Where(static attribute => Attributes.Is(attribute, KnownNames.JsonDerivedTypeAttribute))
        .Select(static attribute => Attributes.Argument<INamedTypeSymbol>(attribute, 0))
        .OfType<ITypeSymbol>();
}
