using System.ComponentModel.DataAnnotations;

namespace Persistence.Benchmarks.Search;

/// <summary>Facts that are searched.</summary>
[PersistedSession]
public sealed partial class FactShelf
{
    [Key]
    public required int Number { get; init; }

    [AppendOnly]
    public List<ShelfFact> Facts { get; init; } = [];
}

/// <summary>A fact.</summary>
/// <param name="Text">What it says, about 300 characters.</param>
public sealed record ShelfFact([property: Searchable] string Text);
