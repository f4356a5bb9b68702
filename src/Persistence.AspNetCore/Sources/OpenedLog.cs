namespace Persistence.AspNetCore.Sources;

/// <summary>One log of one session that a request named. For many threads.</summary>
/// <param name="address">What the request calls it: <c>chats/tea/messages</c>.</param>
internal abstract class OpenedLog(string address)
{
    /// <summary>What the request calls it.</summary>
    public string Address { get; } = address;

    /// <summary>What the request calls its session: <c>chats/tea</c>.</summary>
    public string Session { get; } = address[..address.LastIndexOf('/')];

    /// <summary>Whether the session can be leased.</summary>
    public abstract bool HasLeases { get; }

    public abstract ValueTask<bool> Exists(CancellationToken cancellationToken);

    public abstract IAsyncEnumerable<FeedEvent> Tail(long after, CancellationToken cancellationToken);

    public abstract ValueTask<FeedPage> ReadBefore(long? before, int count, CancellationToken cancellationToken);

    public abstract ValueTask<LeaseInfo?> FindLease(CancellationToken cancellationToken);
}
