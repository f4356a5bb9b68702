namespace Persistence.Search;

/// <summary>A session or entry that matches a query.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="Key">The session's key.</param>
/// <param name="SortKey">The sortable form of the key.</param>
/// <param name="Sequence">The sequence of the entry; 0 for a session.</param>
/// <param name="Terms">The words of the query that stand in it, ascending by number, each with its frequency.</param>
/// <param name="Covered">How many parts of the query's words stand in it.</param>
internal sealed record SearchCandidate<TKey>(TKey Key, string SortKey, long Sequence, (int Term, double Frequency)[] Terms, int Covered);
