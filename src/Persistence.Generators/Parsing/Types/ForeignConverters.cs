using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Converters of the user's, as System.Text.Json calls them.</summary>
internal static class ForeignConverters
{
    private const string Namespace = "System.Text.Json.Serialization";

    /// <summary>Says why a converter cannot be called.</summary>
    /// <param name="converter">The converter.</param>
    /// <param name="type">The type that it is to write.</param>
    /// <param name="resolver">Knows what generated code may use.</param>
    /// <returns>The reason, for people, after the converter's name; null when it can.</returns>
    public static string? Problem(INamedTypeSymbol converter, ITypeSymbol type, TypeResolver resolver)
    {
        if (resolver.UseProblem(converter) is { } use)
        {
            return $"cannot be used: {use}";
        }

        if (converter.IsAbstract || converter.IsUnboundGenericType || !converter.InstanceConstructors.Any(constructor => constructor.Parameters.Length == 0 && resolver.UseProblem(constructor) is null))
        {
            return "cannot be made: it has no constructor without parameters that generated code can call";
        }

        return IsFactory(converter) || (TargetOf(converter) is { } target && Fits(target, type))
            ? null
            : $"is no JsonConverter<{type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}>";
    }

    /// <summary>The type that a converter writes.</summary>
    /// <param name="converter">The converter.</param>
    /// <returns>Null for a factory, and for what is no converter.</returns>
    public static ITypeSymbol? TargetOf(INamedTypeSymbol converter)
    {
        for (var current = converter; current is not null; current = current.BaseType)
        {
            if (TypeNames.IsGeneric(current, Namespace, "JsonConverter`1"))
            {
                return current.TypeArguments[0];
            }
        }

        return null;
    }

    private static bool IsFactory(INamedTypeSymbol converter)
    {
        for (var current = converter.BaseType; current is not null; current = current.BaseType)
        {
            if (TypeNames.IsGeneric(current, Namespace, "JsonConverterFactory"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Fits(ITypeSymbol target, ITypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(target, type)
        || (NullableTypes.Is(type) && SymbolEqualityComparer.Default.Equals(target, ((INamedTypeSymbol)type).TypeArguments[0]));
}
