using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.AspNetCore.Sources;

/// <summary>A store as a feed uses it.</summary>
/// <param name="Reader">What reads logs, keys and leases.</param>
/// <param name="Sessions">What reads sessions.</param>
internal sealed record FeedStore<TSession, TKey>(FeedReader<TSession, TKey> Reader, IAsyncSessionStore<TSession, TKey> Sessions)
    where TSession : class, IPersistedSession
    where TKey : notnull;
