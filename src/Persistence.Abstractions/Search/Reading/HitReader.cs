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

    /// <summary>The sessions that were found and cannot be read.</summary>
    public List<SkippedSession> Skipped { get; } = [];

    /// <summary>Reads a hit.</summary>
    /// <param name="hit">What was found.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>Null where it is no hit any more.</returns>
    public ValueTask<FoundItem<TKey, TItem>?> Read(RankedHit<TKey> hit, IoMode mode) => Read(hit, isByWords: true, mode);

    /// <summary>Reads a hit that was found by words, or by its embedding.</summary>
    /// <param name="hit">What was found.</param>
    /// <param name="isByWords">Whether words found it.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>Null where it is no hit any more, or where a condition of the query does not hold.</returns>
    public async ValueTask<FoundItem<TKey, TItem>?> Read(RankedHit<TKey> hit, bool isByWords, IoMode mode)
    {
        _text.Clear();
        try
        {
            var (isThere, item) = await source.Read(hit, _text, mode).ConfigureAwait(false);
            return isThere && IsMatch(isByWords) ? new FoundItem<TKey, TItem>(hit, item!, _matcher.Words(), _snippets.Read(_text.Texts, _matcher.Tokens)) : null;
        }
        catch (SessionNotFoundException)
        {
            return null;
        }
        catch (SessionException problem) when (problem is not SessionStoreUnavailableException)
        {
            // An index finds it all the same.
            Skipped.Add(new SkippedSession(source.KeyText(hit), problem.Message));
            return null;
        }
    }

    private bool IsMatch(bool isByWords) => _matcher.Matches(_text, needsWords: isByWords) && (isByWords || VectorRules.IsComparable(_text.Vector, source.Vector!));
}
