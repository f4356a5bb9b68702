using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

/// <summary>The class <see cref="Album"/>, which does not say the model.</summary>
[PersistedSession(Name = "album", Stores = SessionStores.Sqlite)]
public sealed partial class LaterAlbum
{
    [Key]
    public required string Id { get; init; }

    [AppendOnly]
    public List<LaterPhoto> Photos { get; init; } = [];
}

public sealed record LaterPhoto([property: Vector(3)] float[] Embedding);
