using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another version of the program.

/// <summary>Pictures whose embeddings one model made.</summary>
[PersistedSession(Name = "gallery")]
public sealed partial class GalleryV1
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>What it shows, as numbers; null for not said.</summary>
    [Vector(2, Model = "toy-1")]
    public float[]? Embedding { get; set; }

    /// <summary>The pictures.</summary>
    [AppendOnly]
    public List<GalleryV1Picture> Pictures { get; init; } = [];
}

/// <summary>A picture.</summary>
/// <param name="Embedding">What it shows, as numbers.</param>
public sealed record GalleryV1Picture([property: Vector(2, Model = "toy-1's")] float[] Embedding);
