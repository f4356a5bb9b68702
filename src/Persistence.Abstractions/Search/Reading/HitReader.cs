using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Reads again what was found, for what a hit shows. What was deleted or changed meanwhile, so that it no longer matches, is no hit.</summary>
/// <param name="source">What is searched.</param>
/// <param name="plan">The query.</param>
internal sealed class HitReader<TKey, TItem>(ISearchSource<TKey, TItem> source, SearchPlan plan)
    where TKey : notnull
{
    private const int MostAtOnce = 100;

    private readonly DocumentMatcher _matcher = new(plan, source.Members);
    private readonly SnippetReader _snippets = new(plan, source.Members);
    private readonly SearchText _text = new();

    /// <summary>The sessions that were found and cannot be read.</summary>
    public List<SkippedSession> Skipped { get; } = [];

    /// <summary>Reads hits, in their order, until there are enough or no more of them.</summary>
    /// <param name="hits">What was found.</param>
    /// <param name="isByWords">Whether words found it, or its embedding.</param>
    /// <param name="target">Receives those that are still hits, and for which the conditions of the query hold; and how many it is to have.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>How many were read.</returns>
    public async ValueTask<int> Read(IReadOnlyList<RankedHit<TKey>> hits, Func<RankedHit<TKey>, bool> isByWords, (List<FoundItem<TKey, TItem>> Found, int Limit) target, IoMode mode)
    {
        var count = 0;
        while (count < hits.Count && target.Found.Count < target.Limit)
        {
            List<RankedHit<TKey>> next = [.. hits.Skip(count).Take(Math.Min(MostAtOnce, target.Limit - target.Found.Count))];
            var outcomes = await source.Read(next, mode).ConfigureAwait(false);
            target.Found.AddRange(next.Select((hit, position) => Found(hit, outcomes[position], isByWords(hit))).OfType<FoundItem<TKey, TItem>>());
            count += next.Count;
        }

        return count;
    }

    // Null where it is no hit any more, or where a condition of the query does not hold.
    private FoundItem<TKey, TItem>? Found(RankedHit<TKey> hit, BatchOutcome<IReadOnlyList<TItem>> outcome, bool isByWords)
    {
        switch (outcome.Error)
        {
            case SessionNotFoundException:
                return null;
            case SessionStoreUnavailableException outage:
                throw outage;
            case { } problem:
                // An index finds it all the same.
                Skipped.Add(new SkippedSession(source.KeyText(hit), problem.Message));
                return null;
        }

        if (outcome.Value.Count == 0)
        {
            return null;
        }

        var item = outcome.Value[0];
        _text.Clear();
        source.Collect(item, _text);
        return IsMatch(isByWords) ? new FoundItem<TKey, TItem>(hit, item, _matcher.Words(), _snippets.Read(_text.Texts, _matcher.Tokens)) : null;
    }

    private bool IsMatch(bool isByWords) => _matcher.Matches(_text, needsWords: isByWords) && (isByWords || VectorRules.IsComparable(_text.Vector, source.Vector!));
}
