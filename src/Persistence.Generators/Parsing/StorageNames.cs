using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing;

/// <summary>The names under which a member is stored.</summary>
/// <param name="Json">Its name in JSON.</param>
/// <param name="Column">Its column in SQLite.</param>
/// <param name="FormerJson">The names in JSON under which older data may hold it.</param>
/// <param name="FormerColumns">The columns in which older data may hold it.</param>
internal readonly record struct StorageNames(string Json, string Column, EquatableArray<string> FormerJson, EquatableArray<string> FormerColumns)
{
    /// <summary>Reads <c>[PersistedName]</c>, which names both, and <c>[JsonPropertyName]</c>; else both follow from the member's own name.</summary>
    /// <param name="symbol">The member.</param>
    /// <returns>The names.</returns>
    public static StorageNames Of(ISymbol symbol)
    {
        if (Attributes.Find(symbol, KnownNames.PersistedNameAttribute) is { } named && Attributes.Argument<string>(named, 0) is { } chosen)
        {
            return Chosen(named, chosen);
        }

        var renamed = Attributes.Find(symbol, KnownNames.JsonPropertyNameAttribute);
        var json = renamed is null ? null : Attributes.Argument<string>(renamed, 0);
        return new(json ?? Naming.CamelCase(symbol.Name), Naming.SnakeCase(symbol.Name), default, default);
    }

    private static StorageNames Chosen(AttributeData named, string chosen)
    {
        var former = FormerOf(named).ToList();
        return new(
            chosen,
            chosen,
            FormerNames.InJson(former).Where(name => name != chosen).ToEquatableArray(),
            FormerNames.InSqlite(former).Where(name => name != chosen).ToEquatableArray());
    }

    /// <summary>The former names of a member as they are written in its attribute.</summary>
    /// <param name="named">The attribute <c>[PersistedName]</c>.</param>
    public static IEnumerable<string> FormerOf(AttributeData named) => Attributes.NamedStrings(named, "Former");
}
