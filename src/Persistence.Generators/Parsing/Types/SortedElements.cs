using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Parsing.Types;

/// <summary>What a sorted collection can hold: a collection that is loaded has the comparer of its elements' type.</summary>
internal static class SortedElements
{
    /// <summary>Whether the values of a type have an order.</summary>
    /// <param name="type">The type.</param>
    public static bool CanBeCompared(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol named when NullableTypes.Is(named) => CanBeCompared(named.TypeArguments[0]),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.All(static element => CanBeCompared(element.Type)),
        { TypeKind: TypeKind.Enum } => true,
        _ => type.AllInterfaces.Any(static one => TypeNames.IsGeneric(one, "System", "IComparable`1") || TypeNames.IsGeneric(one, "System", "IComparable")),
    };
}
