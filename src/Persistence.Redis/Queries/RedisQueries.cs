using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;

namespace Persistence.Redis.Queries;

/// <summary>Answers queries: the server says which index has the fewest sessions.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="engine">The engine.</param>
/// <param name="context">The connection, and the names of keys.</param>
/// <param name="page">Reads an index in the order of a query.</param>
/// <param name="backfill">Passed once the indexes are complete.</param>
internal sealed class RedisQueries<TSession, TKey, TMap>(SessionEngine<TSession, TKey> engine, RedisContext context, OrderedPage<TSession, TKey, TMap> page, ReadinessGate backfill) : QueryHandler<TSession, TKey>(engine)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <inheritdoc/>
    protected override async ValueTask<QueryCandidates<TKey>?> FindCandidates(SessionQuery query, int most, IoMode mode)
    {
        await backfill.Pass(mode).ConfigureAwait(false);
        return await page.Find(query, most, mode).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async ValueTask<QueryPath> ChoosePath(IReadOnlyList<QueryPath> paths, IoMode mode)
    {
        var counts = await PathCounts.Of(context, paths, mode).ConfigureAwait(false);
        return paths.Zip(counts, static (path, count) => (Path: path, Count: count)).MinBy(static one => (one.Count, -one.Path.Covered, !one.Path.IsOrdered)).Path;
    }
}
