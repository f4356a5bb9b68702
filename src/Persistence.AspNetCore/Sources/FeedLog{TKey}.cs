namespace Persistence.AspNetCore.Sources;

/// <summary>One log of a store, as it is shown; its entry type hidden. For many threads.</summary>
/// <typeparam name="TKey">The type of the sessions' key.</typeparam>
/// <param name="name">Its storage name.</param>
/// <param name="isSearchable">Whether its entries can be searched.</param>
internal abstract class FeedLog<TKey>(string name, bool isSearchable)
{
    /// <summary>Its storage name.</summary>
    public string Name { get; } = name;

    /// <summary>Whether its entries can be searched.</summary>
    public bool IsSearchable { get; } = isSearchable;

    public abstract IAsyncEnumerable<FeedEvent> Tail(TKey key, long after, CancellationToken cancellationToken);

    /// <summary>Reads the last entries before a sequence.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="before">The sequence; null for the end of the log.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public abstract ValueTask<FeedPage> ReadBefore(TKey key, long? before, int count, CancellationToken cancellationToken);

    public abstract ValueTask<IReadOnlyList<FeedHit>> Search(string words, int limit, CancellationToken cancellationToken);
}
