using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Parsing;

/// <summary>Finds the persisted members of a class: its public instance properties, and what [JsonInclude] adds.</summary>
internal static class MemberSymbols
{
    /// <summary>The members in the order System.Text.Json writes them: the class's own first, then its bases'; of each the properties, then the fields.</summary>
    /// <param name="type">The class.</param>
    /// <returns>Properties and fields.</returns>
    public static IEnumerable<ISymbol> Of(INamedTypeSymbol type)
    {
        // Few enough for a list, which costs less than a set.
        var seen = new List<string>();
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            var members = current.GetMembers();
            foreach (var member in Candidates<IPropertySymbol>(members).Concat(Candidates<IFieldSymbol>(members)))
            {
                // A member hidden by 'new' or overridden further down counts once, as its most derived self.
                if (!seen.Contains(member.Name))
                {
                    seen.Add(member.Name);
                    if (!IgnoreRules.IsExcluded(member))
                    {
                        yield return member;
                    }
                }
            }
        }
    }

    private static IEnumerable<ISymbol> Candidates<TSymbol>(ImmutableArray<ISymbol> members)
    {
        foreach (var member in members)
        {
            if (member is TSymbol && IsCandidate(member))
            {
                yield return member;
            }
        }
    }

    /// <summary>The members that would be stored if no attribute excluded them.</summary>
    /// <param name="type">The class.</param>
    /// <returns>Properties and fields.</returns>
    public static IEnumerable<ISymbol> Excluded(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (IsCandidate(member) && IgnoreRules.IsExcluded(member))
                {
                    yield return member;
                }
            }
        }
    }

    /// <summary>The type of a property or field, with its nullable annotation.</summary>
    /// <param name="member">The member.</param>
    /// <returns>Its type.</returns>
    public static ITypeSymbol TypeOf(ISymbol member) =>
        member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    /// <summary>Whether a member is of the kind that is stored, its exclusion by an attribute left aside.</summary>
    public static bool IsCandidate(ISymbol member) => member switch
    {
        IPropertySymbol property => IsReadable(property) && IsVisible(property),
        IFieldSymbol field => field is { IsStatic: false, IsConst: false, IsImplicitlyDeclared: false } && Attributes.Has(field, KnownNames.JsonIncludeAttribute),
        _ => false,
    };

    private static bool IsReadable(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, GetMethod: not null, ExplicitInterfaceImplementations.IsEmpty: true }
        && !property.Type.IsRefLikeType;

    private static bool IsVisible(IPropertySymbol property) =>
        (property.DeclaredAccessibility == Accessibility.Public && property.GetMethod!.DeclaredAccessibility == Accessibility.Public)
        || Attributes.Has(property, KnownNames.JsonIncludeAttribute);
}
