namespace Persistence.Search;

/// <summary>A word that is looked up.</summary>
/// <param name="Text">The word, as the analyzer gives it.</param>
/// <param name="Kind">Which words it finds.</param>
internal readonly record struct QueryTerm(string Text, QueryTermKind Kind);
