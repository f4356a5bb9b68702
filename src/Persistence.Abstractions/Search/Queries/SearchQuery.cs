using System.Diagnostics.CodeAnalysis;
using Persistence.Search;

namespace Persistence;

/// <summary>
/// What a search looks for. Any text is a query of plain words and never syntax: it finds what holds at least one of them, what holds more and rarer ones first.
/// The members add conditions, which all must hold, and give a new query each. Immutable, for many threads.
/// </summary>
public sealed class SearchQuery
{
    /// <summary>Makes a query of plain words.</summary>
    /// <param name="words">The words: any text, of any length. Where it holds none, nothing is found unless a condition is added.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public SearchQuery(string words)
        : this(SearchClauses.None.With(SearchClauseKind.Words, words), null)
    {
    }

    private SearchQuery(SearchClauses clauses, SearchCursor? cursor) => (Clauses, Cursor) = (clauses, cursor);

    internal SearchClauses Clauses { get; }

    internal SearchCursor? Cursor { get; }

    /// <summary>Takes any text as a query of plain words.</summary>
    /// <param name="words">The text.</param>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "The constructor is it.")]
    public static implicit operator SearchQuery(string words) => new(words);

    /// <summary>Finds only what holds every one of the words.</summary>
    /// <param name="words">The words. A text without words adds no condition.</param>
    /// <returns>The new query.</returns>
    public SearchQuery All(string words) => new(Clauses.With(SearchClauseKind.All, words), Cursor);

    /// <summary>Finds only what holds at least one of the words.</summary>
    /// <param name="words">The words. A text without words adds no condition.</param>
    /// <returns>The new query.</returns>
    public SearchQuery Any(string words) => new(Clauses.With(SearchClauseKind.Any, words), Cursor);

    /// <summary>Finds only what holds the words one after another, in one text.</summary>
    /// <param name="words">The words. A text without words adds no condition.</param>
    /// <returns>The new query.</returns>
    public SearchQuery Phrase(string words) => new(Clauses.With(SearchClauseKind.Phrase, words), Cursor);

    /// <summary>Finds only what holds a word that begins so. Of several words the last one may be a beginning, and the others are held whole.</summary>
    /// <param name="beginning">The beginning. A text without words adds no condition.</param>
    /// <returns>The new query.</returns>
    public SearchQuery Prefix(string beginning) => new(Clauses.With(SearchClauseKind.Prefix, beginning), Cursor);

    /// <summary>Finds only what holds none of the words.</summary>
    /// <param name="words">The words. By itself it finds nothing: it takes from what the rest of the query finds.</param>
    /// <returns>The new query.</returns>
    public SearchQuery Without(string words) => new(Clauses.With(SearchClauseKind.Without, words), Cursor);

    /// <summary>Goes on after the last hit of a page of the same query.</summary>
    /// <param name="cursor"><see cref="SearchHits{THit}.Next"/> of that page.</param>
    /// <returns>The new query.</returns>
    /// <exception cref="ArgumentException">It is no cursor.</exception>
    public SearchQuery After(string cursor)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        return new SearchQuery(Clauses, SearchCursor.Parse(cursor));
    }

    /// <summary>Shows the query.</summary>
    /// <returns>Its conditions, for people.</returns>
    public override string ToString() => Clauses.ToString();
}
