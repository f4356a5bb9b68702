using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>
/// Value tuples: objects of their fields, <c>item1</c> to <c>item7</c> and <c>rest</c>, which holds the eighth element and those after it.
/// System.Text.Json writes them so where its options include fields; the names that code gives the elements are not part of the type.
/// </summary>
internal static class TupleTypes
{
    private const string Stem = "ValueTuple`";

    /// <summary>Whether a type is a value tuple with elements.</summary>
    /// <param name="type">The type.</param>
    public static bool IsTuple(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct, ContainingType: null } named
        && named.MetadataName.StartsWith(Stem, StringComparison.Ordinal)
        && named.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>The type without the names of its elements, so that each tuple has one codec.</summary>
    /// <param name="type">The type.</param>
    public static INamedTypeSymbol WithoutNames(INamedTypeSymbol type) => type.TupleUnderlyingType ?? type;

    /// <summary>The elements that may not be null, also those after the seventh.</summary>
    /// <param name="type">The tuple, or another type.</param>
    /// <returns>Their names; none for another type.</returns>
    public static EquatableArray<string> RequiredElements(ITypeSymbol type) =>
        type is INamedTypeSymbol tuple && IsTuple(tuple) && tuple.IsTupleType
            ? tuple.TupleElements
                .Select(static (element, index) => (element.Type, Name: $"Item{index + 1}"))
                .Where(static element => element.Type.IsReferenceType && !TypeNames.AllowsNull(element.Type))
                .Select(static element => element.Name)
                .ToEquatableArray()
            : default;

    /// <summary>Reads the fields of a value tuple.</summary>
    /// <param name="type">The tuple.</param>
    /// <param name="codecName">The name its codec will have.</param>
    /// <param name="resolver">Describes the elements' types.</param>
    /// <param name="problem">Why an element cannot be stored; null when each can.</param>
    /// <returns>The description; null when it cannot be stored.</returns>
    public static ObjectSpec? Parse(INamedTypeSymbol type, string codecName, TypeResolver resolver, out string? problem)
    {
        problem = null;
        var members = new List<MemberSpec>();

        var typeName = Naming.TupleName(type);
        for (var index = 0; index < type.TypeArguments.Length; index++)
        {
            var name = index == 7 ? "Rest" : $"Item{index + 1}";
            if (resolver.Resolve(type.TypeArguments[index], out var reason) is not { } element)
            {
                problem = $"its element {name} cannot: {reason}";
                return null;
            }

            members.Add(new MemberSpec
            {
                Name = name,
                PlainName = name,
                DeclaringType = typeName,
                JsonName = Naming.CamelCase(name),
                ColumnName = Naming.SnakeCase(name),
                Type = element,
                Setter = SetterKind.Assignment,
                IsField = true,
            });
        }

        return new ObjectSpec { TypeName = typeName, PlainName = Naming.PlainName(typeName), IsTuple = true, CodecName = codecName, IsValueType = true, Members = members.ToEquatableArray() };
    }
}
