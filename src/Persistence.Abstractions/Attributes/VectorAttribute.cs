namespace Persistence;

/// <summary>
/// Makes an embedding findable by <c>SearchByEmbedding</c> of the class's stores, and by <c>Search…ByEmbedding</c> of a log where it marks a member of the log's entries: what points
/// nearly the same way is found, by the cosine, exactly. It stands on one <c>float[]</c> or <c>ReadOnlyMemory&lt;float&gt;</c> of the session class or of the type of a log's entries; null, and empty memory, is no embedding.
/// </summary>
/// <param name="dimensions">How many numbers an embedding has, 1 to 65,536. One with another number is a validation error.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class VectorAttribute(int dimensions) : Attribute
{
    /// <summary>How many numbers an embedding has.</summary>
    public int Dimensions => dimensions;

    /// <summary>
    /// Which model makes the embeddings; null where that is not said. Embeddings of different models cannot be compared: a store that was opened with another model of the member refuses the class.
    /// </summary>
    public string? Model { get; init; }
}
