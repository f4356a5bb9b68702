using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>A session or entry that matches a query, in its place among the others.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="key">The session's key.</param>
/// <param name="sortKey">Its sortable form.</param>
/// <param name="sequence">The sequence of the entry; 0 for a session.</param>
/// <param name="score">Its score.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RankedHit<TKey>(TKey key, string sortKey, long sequence, double score)
    where TKey : notnull
{
    /// <summary>The session's key.</summary>
    public TKey Key => key;

    /// <summary>Its sortable form.</summary>
    public string SortKey => sortKey;

    /// <summary>The sequence of the entry; 0 for a session.</summary>
    public long Sequence => sequence;

    /// <summary>Its score.</summary>
    public double Score => score;

    /// <summary>Whether it comes after a place.</summary>
    /// <param name="place">The place.</param>
    internal bool IsAfter(SearchCursor place) => Compare(score, sortKey, sequence, place) > 0;

    /// <summary>Compares two for their order, the best first.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other one.</param>
    internal static int Compare(RankedHit<TKey> left, RankedHit<TKey> right)
    {
        var order = right.Score.CompareTo(left.Score);
        order = order == 0 ? KeyOrder.Utf8.Compare(left.SortKey, right.SortKey) : order;
        return order == 0 ? left.Sequence.CompareTo(right.Sequence) : order;
    }

    private static int Compare(double score, string sortKey, long sequence, SearchCursor place)
    {
        var order = place.Score.CompareTo(score);
        order = order == 0 ? KeyOrder.Utf8.Compare(sortKey, place.Key) : order;
        return order == 0 ? sequence.CompareTo(place.Sequence) : order;
    }
}
