using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Parsing;

/// <summary>Chooses the constructor as System.Text.Json does: the marked one, the public one without parameters, the only public one.</summary>
internal static class Constructors
{
    /// <summary>Chooses the constructor of a nested type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="problem">Why there is none; null when there is one.</param>
    /// <returns>The constructor with parameters; null for the one without.</returns>
    public static IMethodSymbol? Choose(INamedTypeSymbol type, out string? problem)
    {
        if (Marked(type) is { } marked)
        {
            problem = HasReferences(marked) ? $"the constructor of '{type.Name}' that is marked [JsonConstructor] has a parameter that is a reference" : null;
            return marked.Parameters.Length == 0 ? null : marked;
        }

        return ChooseUnmarked(type, out problem);
    }

    private static IMethodSymbol? ChooseUnmarked(INamedTypeSymbol type, out string? problem)
    {
        problem = null;
        var candidates = type.InstanceConstructors.Where(IsUsable).ToList();

        // A struct can always be made without arguments, but a record struct's positional constructor is what it means.
        var explicitOnes = candidates.Where(static constructor => !constructor.IsImplicitlyDeclared || constructor.Parameters.Length > 0).ToList();
        if (explicitOnes.Any(static constructor => constructor.Parameters.Length == 0) || (type.IsValueType && explicitOnes.Count != 1))
        {
            return null;
        }

        if (candidates.Any(static constructor => constructor.Parameters.Length == 0) && explicitOnes.Count == 0)
        {
            return null;
        }

        if (explicitOnes.Count == 1)
        {
            return explicitOnes[0];
        }

        problem = $"'{type.Name}' has no constructor to choose: give it a public one without parameters, or mark one [JsonConstructor]";
        return null;
    }

    /// <summary>The constructor that is marked <c>[JsonConstructor]</c>, of any accessibility; null where none is.</summary>
    /// <param name="type">The type.</param>
    public static IMethodSymbol? Marked(INamedTypeSymbol type) =>
        type.InstanceConstructors.FirstOrDefault(static constructor => !constructor.IsImplicitlyDeclared && Attributes.Has(constructor, KnownNames.JsonConstructorAttribute));

    private static bool IsUsable(IMethodSymbol constructor) =>
        constructor.DeclaredAccessibility == Accessibility.Public
        && !IsCopy(constructor)
        && !HasReferences(constructor);

    private static bool HasReferences(IMethodSymbol constructor) => constructor.Parameters.Any(static parameter => parameter.RefKind != RefKind.None);

    private static bool IsCopy(IMethodSymbol constructor) =>
        constructor.Parameters.Length == 1
        && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);
}
