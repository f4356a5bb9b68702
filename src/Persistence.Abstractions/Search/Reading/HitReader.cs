using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Reads again what was found, for what a hit shows. What was deleted or changed meanwhile, so that it no longer matches, is no hit.</summary>
/// <param name="source">What is searched.</param>
/// <param name="plan">The query.</param>
internal sealed class HitReader<TKey, TItem>(ISearchSource<TKey, TItem> source, SearchPlan plan)
    where TKey : notnull
{
    private readonly DocumentMatcher _matcher = new(plan, source.Members);
    private readonly SnippetReader _snippets = new(plan, source.Members);
    private readonly SearchText _text = new();

    /// <summary>Reads a hit.</summary>
    /// <param name="candidate">What was found.</param>
    /// <param name="score">Its score.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>Null where it is no hit any more.</returns>
    public async ValueTask<FoundItem<TKey, TItem>?> Read(SearchCandidate<TKey> candidate, double score, IoMode mode)
    {
        _text.Clear();
        try
        {
            var (isThere, item) = await source.Read(candidate, _text, mode).ConfigureAwait(false);
            return isThere && _matcher.Matches(_text) ? new FoundItem<TKey, TItem>(candidate, item!, score, _matcher.Words(), _snippets.Read(_text)) : null;
        }
        catch (SessionNotFoundException)
        {
            return null;
        }
    }
}
