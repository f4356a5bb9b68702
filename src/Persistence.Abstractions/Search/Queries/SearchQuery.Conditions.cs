using Persistence.Search;

namespace Persistence;

/// <content>What can be demanded.</content>
public sealed partial class SearchQuery
{
    /// <summary>Finds only what holds every one of the words.</summary>
    /// <param name="words">The words. A text without words adds no condition.</param>
    /// <returns>The new query.</returns>
    public SearchQuery All(string words) => With(SearchClauseKind.All, words);

    /// <summary>Finds only what holds at least one of the words.</summary>
    /// <param name="words">The words. A text without words adds no condition.</param>
    /// <returns>The new query.</returns>
    public SearchQuery Any(string words) => With(SearchClauseKind.Any, words);

    /// <summary>Finds only what holds the words one after another, in one text.</summary>
    /// <param name="words">The words. A text without words adds no condition.</param>
    /// <returns>The new query.</returns>
    public SearchQuery Phrase(string words) => With(SearchClauseKind.Phrase, words);

    /// <summary>Finds only what holds a word that begins so. Of several words the last one may be a beginning, and the others are held whole.</summary>
    /// <param name="beginning">The beginning. A text without words adds no condition.</param>
    /// <returns>The new query.</returns>
    public SearchQuery Prefix(string beginning) => With(SearchClauseKind.Prefix, beginning);

    /// <summary>Finds only what holds none of the words.</summary>
    /// <param name="words">The words. By itself it finds nothing: it takes from what the rest of the query finds.</param>
    /// <returns>The new query.</returns>
    public SearchQuery Without(string words) => With(SearchClauseKind.Without, words);
}
