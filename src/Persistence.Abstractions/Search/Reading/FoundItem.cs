namespace Persistence.Search;

/// <summary>A session or entry that was found and read again.</summary>
/// <param name="Hit">What was found.</param>
/// <param name="Item">The session or entry.</param>
/// <param name="Words">The words of the query that stand in it.</param>
/// <param name="Snippet">The place that shows most of them.</param>
internal sealed record FoundItem<TKey, TItem>(RankedHit<TKey> Hit, TItem Item, IReadOnlyList<string> Words, SearchSnippet Snippet)
    where TKey : notnull;
