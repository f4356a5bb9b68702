using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

/// <summary>A session whose entries have long embeddings.</summary>
[PersistedSession(Stores = SessionStores.Sqlite)]
public sealed partial class Panorama
{
    /// <summary>How many numbers an embedding has.</summary>
    public const int Dimensions = 384;

    [Key]
    public required int Number { get; init; }

    [AppendOnly]
    public List<PanoramaShot> Shots { get; init; } = [];
}

/// <summary>A part of it.</summary>
/// <param name="Embedding">What it shows.</param>
public sealed record PanoramaShot([property: Vector(Panorama.Dimensions)] float[] Embedding);
