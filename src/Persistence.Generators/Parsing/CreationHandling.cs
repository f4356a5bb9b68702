using Microsoft.CodeAnalysis;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Parsing;

/// <summary>
/// <c>[JsonObjectCreationHandling]</c> on a member, or on its class: a stored value replaces the one the class made, which is Replace, and
/// fills a collection without a setter, which is Populate. What asks for more than that is refused: a value that is added to the one
/// the class made would grow each time it is loaded.
/// </summary>
internal static class CreationHandling
{
    private const int Populate = 1;

    /// <summary>Says why a member's handling cannot be followed.</summary>
    /// <param name="member">The member.</param>
    /// <param name="owner">The class that is stored.</param>
    /// <returns>The reason, for people; null when it can.</returns>
    public static string? Problem(ISymbol member, INamedTypeSymbol owner)
    {
        var type = MemberSymbols.TypeOf(member);
        var own = Attributes.Find(member, KnownNames.JsonObjectCreationHandlingAttribute);
        if ((own ?? Attributes.Find(owner, KnownNames.JsonObjectCreationHandlingAttribute)) is not { } attribute || (own is null && !CanBePopulated(type)))
        {
            return null;
        }

        var isFilled = member is IPropertySymbol { SetMethod: null } && CollectionTypes.CanBeFilled(type);
        var isSet = member is not IPropertySymbol { SetMethod: null };
        return (Attributes.Argument<int>(attribute, 0) == Populate ? isFilled : isSet)
            ? null
            : "a value is filled where it is a collection without a setter, and replaced where there is a setter, another [JsonObjectCreationHandling] is not supported";
    }

    // What System.Text.Json fills where a whole class asks for it; anything else it replaces without a word.
    private static bool CanBePopulated(ITypeSymbol type) => type is INamedTypeSymbol named
        && (CollectionTypes.IsCollection(named) || DictionaryTypes.IsDictionary(named)
            ? CollectionTypes.CanBeFilled(named)
            : named.TypeKind is TypeKind.Class or TypeKind.Struct && named.Locations.Any(static location => location.IsInSource) && !ParsableTypes.Is(named));
}
