using System.Diagnostics.CodeAnalysis;
using Persistence.Search;

namespace Persistence;

/// <summary>
/// What a search looks for. Any text is a query of plain words and never syntax: it finds what holds at least one of them, what holds more and rarer ones first.
/// The members add conditions, which all must hold, and give a new query each. Immutable, for many threads.
/// </summary>
public sealed partial class SearchQuery
{
    private readonly SearchClause[] _clauses;

    /// <summary>Makes a query of plain words.</summary>
    /// <param name="words">The words: any text, of any length. Where it holds none, nothing is found unless a condition is added.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public SearchQuery(string words)
        : this([new SearchClause(SearchClauseKind.Words, NotNull(words))], null)
    {
    }

    private SearchQuery(SearchClause[] clauses, SearchCursor? cursor)
    {
        _clauses = clauses;
        Cursor = cursor;
    }

    internal ReadOnlySpan<SearchClause> Clauses => _clauses;

    internal SearchCursor? Cursor { get; }

    /// <summary>Takes any text as a query of plain words.</summary>
    /// <param name="words">The text.</param>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "The constructor is it.")]
    public static implicit operator SearchQuery(string words) => new(words);

    /// <summary>Goes on after the last hit of a page of the same query.</summary>
    /// <param name="cursor"><see cref="SearchHits{THit}.Next"/> of that page.</param>
    /// <returns>The new query.</returns>
    /// <exception cref="ArgumentException">It is no cursor.</exception>
    public SearchQuery After(string cursor) => new(_clauses, SearchCursor.Parse(NotNull(cursor)));

    /// <summary>Shows the query.</summary>
    /// <returns>Its conditions, for people.</returns>
    public override string ToString() => string.Join(", ", _clauses.Select(static clause => $"{clause.Kind}({clause.Text})"));

    private static string NotNull(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text;
    }

    private SearchQuery With(SearchClauseKind kind, string words) => new([.. _clauses, new SearchClause(kind, NotNull(words))], Cursor);
}
