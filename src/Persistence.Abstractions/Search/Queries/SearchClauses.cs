namespace Persistence.Search;

/// <summary>What a query demands, clause after clause. Immutable.</summary>
internal sealed class SearchClauses
{
    private readonly SearchClause[] _clauses;

    private SearchClauses(SearchClause[] clauses) => _clauses = clauses;

    /// <summary>No clause.</summary>
    public static SearchClauses None { get; } = new([]);

    /// <summary>Adds one.</summary>
    /// <param name="kind">What it demands.</param>
    /// <param name="words">Its words.</param>
    /// <returns>The clauses with it.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public SearchClauses With(SearchClauseKind kind, string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return new SearchClauses([.. _clauses, new SearchClause(kind, words)]);
    }

    /// <summary>Gives them one after another.</summary>
    public ReadOnlySpan<SearchClause>.Enumerator GetEnumerator() => new ReadOnlySpan<SearchClause>(_clauses).GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _clauses.Select(static clause => $"{clause.Kind}({clause.Text})"));
}
