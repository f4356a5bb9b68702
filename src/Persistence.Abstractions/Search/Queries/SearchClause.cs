namespace Persistence.Search;

/// <summary>One condition of a query.</summary>
/// <param name="Kind">What it demands.</param>
/// <param name="Text">The words.</param>
internal readonly record struct SearchClause(SearchClauseKind Kind, string Text);
