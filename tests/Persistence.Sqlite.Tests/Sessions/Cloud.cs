using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

/// <summary>Embeddings whose number of dimensions is no multiple of 32.</summary>
[PersistedSession(Stores = SessionStores.Sqlite)]
public sealed partial class Cloud
{
    [Key]
    public required int Number { get; init; }

    [Vector(100)]
    public float[]? Middle { get; set; }

    [AppendOnly]
    public List<CloudDrop> Drops { get; init; } = [];
}

public sealed record CloudDrop([property: Vector(100)] float[] Place);
