using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>The class <see cref="GalleryV1"/> of another version, whose embeddings are made again.</summary>
[PersistedSession(Name = "gallery", SchemaVersion = 2)]
public sealed partial class GalleryV2
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>What it shows, as numbers; empty for not said.</summary>
    [Vector(2, Model = "toy-2")]
    public ReadOnlyMemory<float> Embedding { get; set; }

    /// <summary>The pictures.</summary>
    [AppendOnly]
    public List<GalleryV2Picture> Pictures { get; init; } = [];
}

/// <summary>A picture.</summary>
/// <param name="Embedding">What it shows, as numbers.</param>
public sealed record GalleryV2Picture([property: Vector(2, Model = "toy-2's")] ReadOnlyMemory<float> Embedding);
