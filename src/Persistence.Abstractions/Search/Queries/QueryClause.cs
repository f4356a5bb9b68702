namespace Persistence.Search;

/// <summary>A condition of a query with its words.</summary>
/// <param name="Kind">What it demands.</param>
/// <param name="Words">The words; at least one.</param>
internal sealed record QueryClause(SearchClauseKind Kind, QueryWord[] Words)
{
    /// <summary>The parts of all words of a phrase.</summary>
    public QueryPart[] InOrder { get; } = Kind == SearchClauseKind.Phrase ? [.. Words.SelectMany(static word => word.Parts)] : [];
}
