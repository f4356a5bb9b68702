using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>The class <see cref="GalleryV1"/> of the same version, with another model.</summary>
[PersistedSession(Name = "gallery")]
public sealed partial class GalleryOther
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>What it shows, as numbers; null for not said.</summary>
    [Vector(2, Model = "toy-2")]
    public float[]? Embedding { get; set; }

    /// <summary>The pictures.</summary>
    [AppendOnly]
    public List<GalleryOtherPicture> Pictures { get; init; } = [];
}

/// <summary>A picture.</summary>
/// <param name="Embedding">What it shows, as numbers.</param>
public sealed record GalleryOtherPicture([property: Vector(2, Model = "toy-2's")] float[] Embedding);
