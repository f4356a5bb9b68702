using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing;

/// <summary>The names under which a member is stored.</summary>
/// <param name="Json">Its name in JSON.</param>
/// <param name="Column">Its column in SQLite.</param>
/// <param name="Former">The names under which older data may hold it.</param>
internal readonly record struct StorageNames(string Json, string Column, EquatableArray<string> Former)
{
    /// <summary>Reads <c>[PersistedName]</c>, which names both, and <c>[JsonPropertyName]</c>; else both follow from the member's own name.</summary>
    /// <param name="symbol">The member.</param>
    /// <returns>The names.</returns>
    public static StorageNames Of(ISymbol symbol)
    {
        if (Attributes.Find(symbol, KnownNames.PersistedNameAttribute) is { } named && Attributes.Argument<string>(named, 0) is { } chosen)
        {
            return new(chosen, chosen, FormerOf(named));
        }

        var renamed = Attributes.Find(symbol, KnownNames.JsonPropertyNameAttribute);
        var json = renamed is null ? null : Attributes.Argument<string>(renamed, 0);
        return new(json ?? Naming.CamelCase(symbol.Name), Naming.SnakeCase(symbol.Name), default);
    }

    private static EquatableArray<string> FormerOf(AttributeData named) => Attributes.NamedStrings(named, "Former").ToEquatableArray();
}
