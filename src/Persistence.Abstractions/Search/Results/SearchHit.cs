namespace Persistence;

/// <summary>A session that a search found.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="Key">The session's key.</param>
/// <param name="Score">How well it fits, above 0 and rounded to six decimals; of a search by an embedding the cosine, -1 to 1. It orders the hits of one search and has no meaning beside those of another.</param>
/// <param name="Words">The words of the query that were found in it, as the query has them.</param>
/// <param name="Snippet">The place that shows most of them.</param>
public sealed record SearchHit<TKey>(TKey Key, double Score, IReadOnlyList<string> Words, SearchSnippet Snippet)
    where TKey : notnull;
