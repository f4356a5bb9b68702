using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>One log of a session class.</summary>
/// <param name="Ordinal">Its place among the class's logs, from 0.</param>
/// <param name="Name">The member's name in C#, for messages.</param>
/// <param name="StorageName">Its storage name in JSON files and Redis.</param>
/// <param name="Append">What an append by another caller means to a loaded session.</param>
/// <param name="HasIds">Whether entries have a <c>[Key]</c>, which makes appending them idempotent.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LogDescription(
    int Ordinal,
    string Name,
    string StorageName,
    AppendRule Append = AppendRule.Shared,
    bool HasIds = false)
{
    /// <summary>Storage names under which older data may hold it.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <summary>The members of its entries that are searched, by ordinal; the log itself where its entries are strings.</summary>
    public IReadOnlyList<SearchMember> Searchable { get; init; } = [];

    /// <summary>The embedding of its entries; null for none.</summary>
    public VectorMember? Vector { get; init; }

    /// <summary>The upgrade steps of its entries; null for none.</summary>
    public SchemaUpgrades? Upgrades { get; init; }
}
