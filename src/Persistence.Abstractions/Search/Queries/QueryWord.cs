namespace Persistence.Search;

/// <summary>A word of a query: a word, an identifier with its parts, or a run of pairs.</summary>
/// <param name="Text">The word as the query has it.</param>
/// <param name="Parts">Its parts; at least one.</param>
internal readonly record struct QueryWord(string Text, QueryPart[] Parts);
