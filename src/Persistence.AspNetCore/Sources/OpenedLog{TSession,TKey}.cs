using Persistence.Mapping;

namespace Persistence.AspNetCore.Sources;

/// <summary>One log of one session that a request named.</summary>
/// <param name="address">What the request calls it.</param>
/// <param name="store">The store.</param>
/// <param name="log">The log.</param>
/// <param name="key">The session's key.</param>
internal sealed class OpenedLog<TSession, TKey>(string address, FeedStore<TSession, TKey> store, FeedLog<TKey> log, TKey key) : OpenedLog(address)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    public override bool HasLeases => store.Reader.Description.HasLeases;

    public override ValueTask<bool> Exists(CancellationToken cancellationToken) => store.Sessions.ExistsAsync(key, cancellationToken);

    public override IAsyncEnumerable<FeedEvent> Tail(long after, CancellationToken cancellationToken) => log.Tail(key, after, cancellationToken);

    public override ValueTask<FeedPage> ReadBefore(long? before, int count, CancellationToken cancellationToken) => log.ReadBefore(key, before, count, cancellationToken);

    public override ValueTask<LeaseInfo?> FindLease(CancellationToken cancellationToken) => store.Reader.FindLease(key, cancellationToken);
}
