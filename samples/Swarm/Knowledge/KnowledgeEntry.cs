using System.ComponentModel.DataAnnotations;
using Persistence;

namespace Swarm.Knowledge;

/// <summary>Something one agent learned, for all of them.</summary>
[PersistedSession]
public sealed partial class KnowledgeEntry
{
    [Key] public required string Id { get; init; }

    /// <summary>What it comes from, where it must be known once only.</summary>
    [Indexed(Unique = true)] public string? RefId { get; init; }
    [Required, Searchable(Weight = 3)] public required string Title { get; set; }
    [Searchable] public required string Content { get; set; }
    [Indexed] public required string Author { get; init; }
    [Indexed] public KnowledgeCategory Category { get; init; }
    [Indexed, Searchable(Weight = 2)] public List<string> Tags { get; init; } = [];
    [Indexed] public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The entry that says it better; null while this one holds.</summary>
    [Indexed] public string? SupersededBy { get; set; }

    /// <summary>The embedding of title, content and tags, by which entries that are like it are found.</summary>
    [Vector(TextEmbedding.Dimensions, Model = TextEmbedding.Model)] public float[]? Embedding { get; set; }
}
