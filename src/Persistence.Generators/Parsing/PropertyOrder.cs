using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Parsing;

/// <summary><c>[JsonPropertyOrder]</c>: members with a lower number are written first; without one it is 0.</summary>
internal static class PropertyOrder
{
    /// <summary>The members of a nested type in the order they are written.</summary>
    /// <param name="members">The members as they are declared.</param>
    /// <returns>Properties and fields.</returns>
    public static IEnumerable<ISymbol> Members(IEnumerable<ISymbol> members) => members.OrderBy(Of);

    /// <summary>The members of a session class, whose key stands first in any case, its parts in the order of their declaration.</summary>
    /// <param name="members">The members as they are declared.</param>
    /// <returns>Properties and fields.</returns>
    public static IEnumerable<ISymbol> SessionMembers(IEnumerable<ISymbol> members) => members.OrderBy(static member => IsFixed(member) ? 0 : Of(member));

    /// <summary>Says why the place of a member of a session class cannot be chosen.</summary>
    /// <param name="member">The member.</param>
    /// <returns>The reason, for people; null when it can, or is not.</returns>
    public static string? Problem(ISymbol member) =>
        IsFixed(member) && Attributes.Has(member, KnownNames.JsonPropertyOrderAttribute)
            ? "[JsonPropertyOrder] has no meaning here: a session's key is always written first, and its logs stand apart"
            : null;

    private static bool IsFixed(ISymbol member) => Attributes.Has(member, KnownNames.KeyAttribute) || Attributes.Has(member, KnownNames.AppendOnlyAttribute);

    private static int Of(ISymbol member) =>
        Attributes.Find(member, KnownNames.JsonPropertyOrderAttribute) is { } attribute ? Attributes.Argument<int>(attribute, 0) : 0;
}
