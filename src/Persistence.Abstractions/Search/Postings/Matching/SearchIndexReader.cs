using System.ComponentModel;

namespace Persistence.Search;

/// <summary>Searches an index, as of one snapshot. For one thread.</summary>
/// <param name="blocks">Where the index is kept.</param>
/// <param name="cache">What the store remembers.</param>
/// <param name="dead">The numbers of sessions that are no longer stored, or that are read because the index does not have them as they are.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SearchIndexReader(ISearchBlocks blocks, SearchIndexCache cache, IReadOnlySet<long> dead)
{
    /// <summary>Searches.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="request">The search.</param>
    /// <param name="scan">What was found by reading.</param>
    /// <param name="keyOf">Gives the key of a session's number, and its sortable form; null where there is no such session.</param>
    /// <returns>The hits.</returns>
    /// <exception cref="FormatException">The index is damaged.</exception>
    public SearchPage<TKey> Match<TKey>(SearchRequest request, SearchScan<TKey> scan, Func<long, (TKey Key, string SortKey)?> keyOf)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(scan);
        ArgumentNullException.ThrowIfNull(keyOf);
        var found = scan.Matches;
        var segments = new List<SegmentMatches>();
        try
        {
            Find(new PlanTerms(request.Plan, request.Members), segments);
            segments.ForEach(segment => Count(segment, found));
            return Rank(request, found, segments, new HitKeys<TKey>(segments, found, keyOf));
        }
        finally
        {
            segments.ForEach(static segment => segment.Dispose());
        }
    }

    private void Find(PlanTerms terms, List<SegmentMatches> segments)
    {
        var directory = SegmentDirectory.Read(blocks);
        cache.Keep(directory);
        var lookup = new SegmentLookup(terms, cache.Remember);
        foreach (var segment in directory.Segments)
        {
            var known = cache.Get(blocks, segment, terms.Weights.Length);
            segments.Add(lookup.Find(blocks, (segment.Id, known), Dead(known.Documents)));
        }

        var pending = SearchIndexWriter.Pending(blocks).ToList();
        var first = cache.Pending.Get(pending, terms.Weights.Length);
        if (first.Segment is { } together)
        {
            segments.Add(new SegmentLookup(terms, static (_, _, _) => { }).Find(first.Blocks!, (PendingCache.Id, together), Dead(together.Documents)));
        }

        segments.Add(new PendingLookup(terms, dead).Find(pending.Skip(first.Count)));
    }

    private static void Count<TKey>(SegmentMatches segment, SearchMatches<TKey> found)
    {
        found.Documents += segment.Documents.Count - (segment.IsDead?.Count(static isDead => isDead) ?? 0);
        for (var term = 0; term < found.Found.Length; term++)
        {
            found.Found[term] += segment.Count(term);
        }
    }

    private bool[]? Dead(SegmentDocuments documents)
    {
        if (dead.Count == 0)
        {
            return null;
        }

        var (isDead, isAny) = (new bool[documents.Count], false);
        for (var ordinal = 0; ordinal < documents.Count; ordinal++)
        {
            isDead[ordinal] = dead.Contains(documents.Numbers[ordinal]);
            isAny |= isDead[ordinal];
        }

        return isAny ? isDead : null;
    }

    private static SearchPage<TKey> Rank<TKey>(SearchRequest request, SearchMatches<TKey> found, List<SegmentMatches> segments, HitKeys<TKey> keys)
        where TKey : notnull
    {
        var rarity = Array.ConvertAll(found.Found, count => SearchRanking.Rarity(found.Documents, count));
        var selection = new HitSelection<TKey>(request.Count + 1, request.After);
        if (request.Among is { } sessions)
        {
            keys.Among(sessions);
        }

        new IndexRanking<TKey>(request.Plan, rarity, selection).Rank(segments);
        for (var index = 0; index < found.Candidates.Count; index++)
        {
            var candidate = found.Candidates[index];
            selection.Add(SearchRanking.Score(candidate.Terms, rarity, candidate.Covered, request.Plan.Parts.Length), HitKeys<TKey>.Read, index);
        }

        var (hits, hasMore) = selection.Take(keys.HitOf);
        return new SearchPage<TKey>(hits, hasMore, selection.Matches, found.Skipped) { Found = found.Found };
    }
}
