using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Takes what has to be read by each search.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
internal interface IFollowedScan<TKey>
    where TKey : notnull
{
    /// <summary>Receives what is searched of the next one.</summary>
    SearchText Text { get; }

    /// <summary>Takes the next one.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="sortKey">Its sortable form.</param>
    /// <param name="sequence">The sequence of the entry; 0 for a session.</param>
    void Add(TKey key, string sortKey, long sequence);

    /// <summary>Notes a session that cannot be read.</summary>
    /// <param name="session">It.</param>
    void Skip(SkippedSession session);
}
