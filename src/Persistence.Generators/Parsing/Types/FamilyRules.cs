using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Reads <c>[JsonPolymorphic]</c> and <c>[JsonDerivedType]</c>, and says which of their settings would lose data.</summary>
internal static class FamilyRules
{
    /// <summary>The name of the member that holds the mark.</summary>
    public static string DiscriminatorName(INamedTypeSymbol type) =>
        Attributes.Named<string>(Attributes.Find(type, KnownNames.JsonPolymorphicAttribute), "TypeDiscriminatorPropertyName") ?? "$type";

    /// <summary>The derived types, each with its mark: a string or an int.</summary>
    public static IEnumerable<(INamedTypeSymbol Type, object Mark)> Types(INamedTypeSymbol type) =>
        Marks(type).Where(static mark => mark.Value is not null).Select(static mark => (mark.Type!, mark.Value!));

    /// <summary>Says why the derived types of a base type cannot be distinguished.</summary>
    /// <param name="type">The base type.</param>
    /// <returns>The reason, for people; null when they can.</returns>
    public static string? Problem(INamedTypeSymbol type)
    {
        var name = type.Name;
        var marks = Marks(type).ToList();
        var settings = Attributes.Find(type, KnownNames.JsonPolymorphicAttribute);
        if (marks.Count == 0 || type.IsGenericType || Attributes.Has(type, KnownNames.JsonConverterAttribute))
        {
            return $"'{name}' is marked [JsonPolymorphic] and {(marks.Count == 0 ? "names no [JsonDerivedType]" : "is generic, or has a converter")}";
        }

        if (Attributes.Named(settings, "IgnoreUnrecognizedTypeDiscriminators", false) || Attributes.Named(settings, "UnknownDerivedTypeHandling", 0) != 0)
        {
            return $"the [JsonPolymorphic] of '{name}' stores unknown derived types as another type, which loses their members";
        }

        return marks.Select(mark => Problem(type, mark.Type, mark.Value)).FirstOrDefault(static problem => problem is not null)
            ?? Repeated(name, marks);
    }

    private static string? Problem(INamedTypeSymbol type, INamedTypeSymbol? derived, object? mark)
    {
        if (derived is null || derived.TypeKind != TypeKind.Class || derived.IsAbstract || derived.IsGenericType || !IsWithin(derived, type))
        {
            return $"a [JsonDerivedType] of '{type.Name}' names '{derived?.Name}', which is no class that is made from it";
        }

        return mark is null && !SymbolEqualityComparer.Default.Equals(derived, type)
            ? $"the [JsonDerivedType] of '{type.Name}' for '{derived.Name}' gives no mark, so that it would be read as '{type.Name}'; give it one"
            : null;
    }

    private static string? Repeated(string name, List<(INamedTypeSymbol? Type, object? Value)> marks) =>
        marks.Where(static mark => mark.Value is not null).GroupBy(static mark => mark.Value).Any(static group => group.Count() > 1)
        || marks.GroupBy(static mark => mark.Type, SymbolEqualityComparer.Default).Any(static group => group.Count() > 1)
            ? $"two [JsonDerivedType] of '{name}' have one type or one mark"
            : null;

    private static bool IsWithin(INamedTypeSymbol derived, INamedTypeSymbol type)
    {
        for (var current = derived; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, type))
            {
                return true;
            }
        }

        return derived.AllInterfaces.Any(face => SymbolEqualityComparer.Default.Equals(face, type));
    }

    private static IEnumerable<(INamedTypeSymbol? Type, object? Value)> Marks(INamedTypeSymbol type) => type.GetAttributes()
        .Where(static attribute => Attributes.Is(attribute, KnownNames.JsonDerivedTypeAttribute))
        .Select(static attribute => (Attributes.Argument<INamedTypeSymbol>(attribute, 0), Attributes.Argument<object>(attribute, 1)));
}
