using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>One search: finds, orders, and reads again what is shown.</summary>
/// <param name="source">What is searched.</param>
/// <param name="query">What is looked for.</param>
/// <param name="limit">The most hits.</param>
/// <param name="sessions">The sessions among which is searched.</param>
internal sealed class SearchRun<TKey, TItem>(ISearchSource<TKey, TItem> source, SearchQuery query, int limit, ISearchedSessions sessions)
    where TKey : notnull
{
    private IReadOnlySet<string>? _among;
    private IReadOnlyList<SkippedSession> _skipped = [];
    private bool _isBegun;

    /// <summary>Searches.</summary>
    /// <param name="make">Makes a hit.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask<SearchHits<THit>> Run<THit>(Func<FoundItem<TKey, TItem>, THit> make, IoMode mode)
    {
        var plan = new SearchPlan(query, sessions.Conditions);
        if (!plan.HasWords || limit == 0)
        {
            return new SearchHits<THit>([], 0);
        }

        await Filter(mode).ConfigureAwait(false);
        (plan, var page) = await PlannedSearch.Match(plan, plan => Match(plan, plan.Cursor, limit, mode)).ConfigureAwait(false);
        var reader = new HitReader<TKey, TItem>(source, plan);
        var found = new List<FoundItem<TKey, TItem>>();
        var after = plan.Cursor;
        var read = await Read(page, reader, found, mode).ConfigureAwait(false);
        while (found.Count < limit && page.HasMore)
        {
            after = read > 0 ? CursorAt(plan, page.Hits[read - 1]) : after;
            page = await Match(plan, after, limit - found.Count, mode).ConfigureAwait(false);
            read = await Read(page, reader, found, mode).ConfigureAwait(false);
        }

        var isFull = found.Count == limit && (read < page.Hits.Count || page.HasMore);
        return new SearchHits<THit>(found.ConvertAll(item => make(item)), page.Matches, isFull ? CursorAt(plan, found[^1].Hit).ToText() : null, [.. page.Skipped.Concat(_skipped).Concat(reader.Skipped).DistinctBy(static skipped => skipped.Session)]);
    }

    private async ValueTask Filter(IoMode mode)
    {
        if (await sessions.Find(mode).ConfigureAwait(false) is { } filter)
        {
            (_among, _skipped) = filter;
        }
    }

    private static SearchCursor CursorAt(SearchPlan plan, RankedHit<TKey> hit) => new(plan.Hash, hit.Score, hit.SortKey, hit.Sequence);

    private ValueTask<SearchPage<TKey>> Match(SearchPlan plan, SearchCursor? after, int count, IoMode mode)
    {
        var request = new SearchRequest(plan, source.Members, source.Log, after) { Count = count, Among = _among, IsContinued = _isBegun };
        _isBegun = true;
        return source.Match(request, mode);
    }

    // Gives how many were read.
    private ValueTask<int> Read(SearchPage<TKey> page, HitReader<TKey, TItem> reader, List<FoundItem<TKey, TItem>> found, IoMode mode) =>
        reader.Read(page.Hits, static _ => true, (found, limit), mode);
}
