using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>One search: finds, orders, and reads again what is shown.</summary>
/// <param name="source">What is searched.</param>
/// <param name="query">What is looked for.</param>
/// <param name="limit">The most hits.</param>
internal sealed class SearchRun<TKey, TItem>(ISearchSource<TKey, TItem> source, SearchQuery query, int limit)
    where TKey : notnull
{
    /// <summary>Searches.</summary>
    /// <param name="make">Makes a hit.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask<SearchHits<THit>> Run<THit>(Func<FoundItem<TKey, TItem>, THit> make, IoMode mode)
    {
        var plan = new SearchPlan(query);
        if (!plan.HasWords || limit == 0)
        {
            return new SearchHits<THit>([], 0);
        }

        var matches = await source.Match(plan, mode).ConfigureAwait(false);
        var ranked = RankedMatches.Order(plan, matches);
        var reader = new HitReader<TKey, TItem>(source, plan);
        var hits = new List<THit>();
        string? next = null;
        for (var index = 0; index < ranked.Count && hits.Count < limit; index++)
        {
            if (await reader.Read(ranked[index].Candidate, ranked[index].Score, mode).ConfigureAwait(false) is { } found)
            {
                hits.Add(make(found));
                next = index + 1 < ranked.Count ? new SearchCursor(plan.Hash, found.Score, found.Candidate.SortKey, found.Candidate.Sequence).ToText() : null;
            }
        }

        return new SearchHits<THit>(hits, matches.Candidates.Count, hits.Count == limit ? next : null, matches.Skipped);
    }
}
