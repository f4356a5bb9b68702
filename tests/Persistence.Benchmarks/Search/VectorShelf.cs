using System.ComponentModel.DataAnnotations;

namespace Persistence.Benchmarks.Search;

/// <summary>Embeddings that are searched.</summary>
[PersistedSession(Stores = SessionStores.Sqlite)]
public sealed partial class VectorShelf
{
    [Key]
    public required int Number { get; init; }

    [AppendOnly]
    public List<ShelfVector> Vectors { get; init; } = [];
}

/// <summary>An embedding.</summary>
/// <param name="Numbers">It.</param>
public sealed record ShelfVector([property: Vector(384)] float[] Numbers);
