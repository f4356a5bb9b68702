using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>What of a search is found by reading: sessions or entries that no index holds. For one thread.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SearchScan<TKey> : IFollowedScan<TKey>
    where TKey : notnull
{
    private readonly MatchCollector<TKey> _collector;

    /// <summary>Begins without any.</summary>
    /// <param name="request">The search.</param>
    public SearchScan(SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        _collector = new MatchCollector<TKey>(request);
    }

    /// <summary>Receives the texts of the next one.</summary>
    public SearchText Text => _collector.Text;

    internal SearchMatches<TKey> Matches => _collector.Matches;

    /// <summary>Takes the next one, whose texts were collected.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="sortKey">Its sortable form: <see cref="KeyOrder.ToSortable"/>.</param>
    /// <param name="sequence">The sequence of the entry; 0 for a session.</param>
    public void Add(TKey key, string sortKey, long sequence) => _collector.Add(key, sortKey, sequence);

    /// <summary>Notes a session that cannot be read.</summary>
    /// <param name="session">It.</param>
    public void Skip(SkippedSession session) => _collector.Matches.Skipped.Add(session);
}
