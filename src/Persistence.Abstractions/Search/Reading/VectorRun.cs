using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>One search by an embedding, and by words too where some are given: finds what is nearest, and reads again what is shown.</summary>
/// <param name="source">What is searched.</param>
/// <param name="sought">The embedding, of length 1, and the words; null for none.</param>
/// <param name="limit">The most hits.</param>
/// <param name="sessions">The sessions among which is searched.</param>
internal sealed class VectorRun<TKey, TItem>(ISearchSource<TKey, TItem> source, (float[] Unit, SearchQuery? Words) sought, int limit, ISearchedSessions sessions)
    where TKey : notnull
{
    // So many more are asked for, in place of those that are gone when they are read.
    private const int More = 8;

    // So many of each order are put together at least.
    private const int LeastFused = 100;

    private readonly int _fused = (int)Math.Min(int.MaxValue - 1, Math.Max(LeastFused, 4L * limit));

    private IReadOnlySet<string>? _among;
    private SearchPlan _plan = new(sought.Words ?? new SearchQuery(""), sessions.Conditions);

    /// <summary>Searches.</summary>
    /// <param name="make">Makes a hit.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask<SearchHits<THit>> Run<THit>(Func<FoundItem<TKey, TItem>, THit> make, IoMode mode)
    {
        if (_plan.Cursor is not null)
        {
            throw new ArgumentException("A search by an embedding has no pages: leave After out of its words, and give it a higher limit.");
        }

        if (limit == 0)
        {
            return new SearchHits<THit>([], 0);
        }

        var filter = await sessions.Find(mode).ConfigureAwait(false);
        _among = filter?.Keys;
        var page = await Words(mode).ConfigureAwait(false);
        var reader = new HitReader<TKey, TItem>(source, _plan);
        var (near, found) = await Nearest(page, reader, mode).ConfigureAwait(false);
        var skipped = near.Skipped.Concat(page.Skipped).Concat(filter?.Skipped ?? []).Concat(reader.Skipped);
        return new SearchHits<THit>(found.ConvertAll(item => make(item)), near.Matches, next: null, [.. skipped.DistinctBy(static one => one.Session)]);
    }

    private async ValueTask<SearchPage<TKey>> Words(IoMode mode)
    {
        if (!_plan.HasWords)
        {
            return new SearchPage<TKey>([], hasMore: false, 0, []);
        }

        (_plan, var page) = await PlannedSearch.Match(_plan, plan => source.Match(new SearchRequest(plan, source.Members, source.Log, null) { Count = _fused, Among = _among }, mode)).ConfigureAwait(false);
        return page.Hits.Count > _fused ? new SearchPage<TKey>([.. page.Hits.Take(_fused)], hasMore: true, page.Matches, page.Skipped) : page;
    }

    // Of what was found some may be gone when it is read; then others come in their place, until there are no more.
    private async ValueTask<(SearchPage<TKey> Near, List<FoundItem<TKey, TItem>> Found)> Nearest(SearchPage<TKey> page, HitReader<TKey, TItem> reader, IoMode mode)
    {
        SearchPage<TKey> near;
        List<FoundItem<TKey, TItem>> found;
        var (asked, next) = (0L, sought.Words is null ? (long)limit + More : _fused);
        do
        {
            asked = Math.Min(int.MaxValue - 1, next);
            near = await source.MatchVectors(new VectorRequest(source.Vector!, source.Log, sought.Unit) { Count = (int)asked, Among = _among }, mode).ConfigureAwait(false);
            found = await Read(page, near, reader, mode).ConfigureAwait(false);
            next = 2 * asked;
        }
        while (found.Count < limit && near.Hits.Count == asked);
        return (near, found);
    }

    private async ValueTask<List<FoundItem<TKey, TItem>>> Read(SearchPage<TKey> page, SearchPage<TKey> near, HitReader<TKey, TItem> reader, IoMode mode)
    {
        var (hits, byWords) = (near.Hits, new HashSet<(string, long)>());
        if (sought.Words is not null)
        {
            var fusion = new RankFusion<TKey>();
            fusion.Add(page.Hits);
            fusion.Add(near.Hits);
            (hits, byWords) = (fusion.InOrder(), [.. page.Hits.Select(static hit => (hit.SortKey, hit.Sequence))]);
        }

        var found = new List<FoundItem<TKey, TItem>>();
        await reader.Read(hits, hit => byWords.Contains((hit.SortKey, hit.Sequence)), (found, limit), mode).ConfigureAwait(false);
        return found;
    }
}
