using System.ComponentModel;

namespace Persistence.Search;

/// <summary>The best of a query's hits after a place.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="hits">The hits, the best first.</param>
/// <param name="hasMore">Whether others follow.</param>
/// <param name="matches">How many the whole query finds.</param>
/// <param name="skipped">The sessions that cannot be read.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SearchPage<TKey>(IReadOnlyList<RankedHit<TKey>> hits, bool hasMore, long matches, IReadOnlyList<SkippedSession> skipped)
    where TKey : notnull
{
    /// <summary>The hits, the best first.</summary>
    public IReadOnlyList<RankedHit<TKey>> Hits => hits;

    /// <summary>Whether others follow.</summary>
    public bool HasMore => hasMore;

    /// <summary>How many the whole query finds.</summary>
    public long Matches => matches;

    /// <summary>The sessions that cannot be read.</summary>
    public IReadOnlyList<SkippedSession> Skipped => skipped;

    /// <summary>How many sessions or entries hold each term of the plan, by number; empty where that is not known.</summary>
    internal long[] Found { get; init; } = [];
}
