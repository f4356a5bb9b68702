using Microsoft.CodeAnalysis;
using Persistence.Generators.Parsing;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Diagnostics;

/// <summary>Finds where in code a stored member is declared. Asked only for what is reported.</summary>
internal static class SchemaPlaces
{
    /// <summary>Finds a member, or the type that had it.</summary>
    /// <param name="session">The session class.</param>
    /// <param name="owner">The type in C#, fully qualified; empty for the class itself.</param>
    /// <param name="member">The member's name; empty for the type.</param>
    /// <returns>Null where it is not declared in source.</returns>
    public static Location? Find(INamedTypeSymbol session, string owner, string member)
    {
        var type = owner.Length == 0 || owner == Naming.FullName(session) ? session : Held(session).FirstOrDefault(held => Naming.FullName(held) == owner);
        if (type is null)
        {
            return null;
        }

        var symbol = member.Length == 0 ? type : MembersOf(type).FirstOrDefault(candidate => candidate.Name == member) ?? type;
        return symbol.Locations.FirstOrDefault(static location => location.IsInSource);
    }

    private static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Enum ? type.GetMembers() : MemberSymbols.Of(type);

    // Every type that a class holds, from the outside in.
    private static IEnumerable<INamedTypeSymbol> Held(INamedTypeSymbol session)
    {
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default) { session };
        var waiting = new Queue<INamedTypeSymbol>([session]);
        while (waiting.Count > 0)
        {
            var type = waiting.Dequeue();
            yield return type;
            var inner = type.SpecialType != SpecialType.None || type.TypeKind == TypeKind.Enum ? [] : MemberSymbols.Of(type).Select(MemberSymbols.TypeOf);
            var derived = FamilyTypes.IsFamily(type) ? FamilyRules.Types(type).Select(static pair => (ITypeSymbol)pair.Type) : [];
            foreach (var next in inner.Concat(derived).Concat(type.TypeArguments).SelectMany(Named))
            {
                if (seen.Add(next))
                {
                    waiting.Enqueue(next);
                }
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> Named(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Named(array.ElementType),
        INamedTypeSymbol named when FrameworkTypes.Has(named) => named.TypeArguments.SelectMany(Named),
        INamedTypeSymbol named => [(INamedTypeSymbol)named.WithNullableAnnotation(NullableAnnotation.None)],
        _ => [],
    };
}
