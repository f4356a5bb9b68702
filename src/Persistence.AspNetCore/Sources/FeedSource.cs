namespace Persistence.AspNetCore.Sources;

/// <summary>A store of a feed, its types hidden. For many threads.</summary>
/// <param name="name">What it is called in addresses.</param>
internal abstract class FeedSource(string name)
{
    /// <summary>What it is called in addresses.</summary>
    public string Name { get; } = name;

    /// <summary>The storage names of the logs that are shown.</summary>
    public abstract IReadOnlyList<string> Logs { get; }

    /// <summary>Whether one of its logs can be searched.</summary>
    public abstract bool IsSearchable { get; }

    /// <summary>Finds one log of one session.</summary>
    /// <param name="key">The encoded key.</param>
    /// <param name="log">The storage name of the log.</param>
    /// <returns>Null where no session can have the key, or there is no such log.</returns>
    public abstract OpenedLog? Open(string key, string log);

    /// <summary>Reads the list of sessions, or gives the one that was read within the interval.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    public abstract ValueTask<IReadOnlyList<ListedSession>> List(CancellationToken cancellationToken);

    /// <summary>Searches the logs that are searchable.</summary>
    /// <param name="words">What is looked for.</param>
    /// <param name="limit">How many hits at most, of each log.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The hits, with the storage name of their log.</returns>
    public abstract ValueTask<IReadOnlyList<(string Log, FeedHit Hit)>> Search(string words, int limit, CancellationToken cancellationToken);
}
