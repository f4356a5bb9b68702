using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;
using StackExchange.Redis;

namespace Persistence.Redis.Diagnosis;

/// <summary>Reads one page of the index of due times as it stands, for a diagnosis: no stale entry is removed, no index is built, and nothing is sent twice.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Names, and a connection that repeats nothing.</param>
internal sealed class DueEntries<TSession, TKey, TMap>(RedisContext context)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    // Some entries are stale, and somebody else removes them.
    private const int PageSize = 64;

    /// <summary>Makes what a diagnosis reads with.</summary>
    /// <param name="redis">The connection.</param>
    /// <param name="options">The store's settings.</param>
    /// <param name="context">Names of the store.</param>
    /// <returns>Null where the class has no due time.</returns>
    public static DueReading<TKey>? Reading(IConnectionMultiplexer redis, RedisStoreOptions options, RedisContext context)
    {
        if (context.Description.DueIndex < 0)
        {
            return null;
        }

        var once = context with { Connection = new RedisConnection(redis, options with { RetryTimeout = TimeSpan.Zero }, context.DisplayName, context.Telemetry) };
        var index = TextIndexes.Of<TSession, TKey, TMap>(context.DisplayName, new DueEntries<TSession, TKey, TMap>(once).Find)[context.Description.DueIndex];
        var keys = new ReadinessGate(new KeyCheck<TSession, TKey, TMap>(once).Run);
        return new DueReading<TKey>((IndexHandler<TKey, DateTimeOffset>)index, new RedisLeases<TKey>(once, keys, options.TimeProvider));
    }

    private async ValueTask<SessionKeys<TKey>> Find(IndexQuery query, IoMode mode)
    {
        var hits = await new IndexCursor(context, query.Index, IndexMember.Start(query.Value), IndexMember.Start(query.End!)).Next(PageSize, mode).ConfigureAwait(false);
        var keys = new List<TKey>();
        foreach (var hit in hits.Where(static hit => hit.State == IndexHitState.Live))
        {
            try
            {
                keys.Add(SessionGuard.ReadKey<TSession, TKey, TMap>(hit.Key, context.DisplayName));
            }
            catch (SessionCorruptedException)
            {
                // A key of another program, which no worker claims.
            }
        }

        return new SessionKeys<TKey>([.. keys.Take(query.Limit)]);
    }
}
