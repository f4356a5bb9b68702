using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

/// <summary>Embeddings that are searched.</summary>
[PersistedSession(Stores = SessionStores.Sqlite, Async = true)]
public sealed partial class Album
{
    [Key]
    public required string Id { get; init; }

    [AppendOnly]
    public List<AlbumPhoto> Photos { get; init; } = [];
}

public sealed record AlbumPhoto([property: Vector(3, Model = "toy")] float[] Embedding);
