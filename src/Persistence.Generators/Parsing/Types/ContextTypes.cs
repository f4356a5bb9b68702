using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Parsing.Types;

/// <summary>The types that a <c>JsonSerializerContext</c> has metadata for: those that its <c>[JsonSerializable]</c> name, and what these hold.</summary>
internal static class ContextTypes
{
    // More than any context reaches; a walk that ends there says yes.
    private const int MostTypes = 5000;

    /// <summary>Whether a context has metadata for a type, as far as can be seen: its generator's code cannot.</summary>
    /// <param name="context">The context.</param>
    /// <param name="type">The type.</param>
    public static bool Has(INamedTypeSymbol context, ITypeSymbol type)
    {
        var listed = context.GetAttributes()
            .Where(static attribute => Attributes.Is(attribute, KnownNames.JsonSerializableAttribute))
            .Select(static attribute => Attributes.Argument<ITypeSymbol>(attribute, 0))
            .OfType<ITypeSymbol>()
            .ToList();

        // One that is written by hand shows nothing.
        return listed.Count == 0 ? context.GetMembers("Default").Any(static member => member.IsStatic)
            : listed.Any(one => SymbolEqualityComparer.Default.Equals(one, type)) || Reaches(listed, type);
    }

    private static bool Reaches(List<ITypeSymbol> listed, ITypeSymbol type)
    {
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var waiting = new Stack<ITypeSymbol>(listed);
        while (waiting.Count > 0 && seen.Count < MostTypes)
        {
            var next = waiting.Pop();
            if (SymbolEqualityComparer.Default.Equals(next, type))
            {
                return true;
            }

            if (seen.Add(next))
            {
                foreach (var held in HeldBy(next))
                {
                    waiting.Push(held);
                }
            }
        }

        return waiting.Count > 0;
    }

    private static IEnumerable<ITypeSymbol> HeldBy(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => [array.ElementType],
        INamedTypeSymbol named when Scalar.Find(named) is null => named.TypeArguments
            .Concat(Derived(named))
            .Concat(FrameworkTypes.Has(named) ? [] : MembersOf(named)),
        _ => [],
    };

    private static IEnumerable<ITypeSymbol> Derived(INamedTypeSymbol type) => type.GetAttributes()
        .Where(static attribute => Attributes.Is(attribute, KnownNames.JsonDerivedTypeAttribute))
        .Select(static attribute => Attributes.Argument<ITypeSymbol>(attribute, 0))
        .OfType<ITypeSymbol>();

    private static IEnumerable<ITypeSymbol> MembersOf(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IPropertySymbol { IsStatic: false } or IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false })
                {
                    yield return MemberSymbols.TypeOf(member);
                }
            }
        }
    }
}
