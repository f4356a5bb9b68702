using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>Answers the queries of an engine. Here one index gives candidates, and their headers are read; an engine that has something better overrides it.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="engine">The engine, whose indexes and sessions are read.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public class QueryHandler<TSession, TKey>(SessionEngine<TSession, TKey> engine)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <summary>Finds sessions.</summary>
    /// <param name="query">Which, in which order.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The sessions.</returns>
    public virtual ValueTask<QueryRows<TSession, TKey>> Find(SessionQuery query, IoMode mode) => new QueryScan<TSession, TKey>(engine, this, query).Run(mode);

    /// <summary>Counts the sessions that fulfil the conditions of a query.</summary>
    /// <param name="query">The query; its order, place and limit do not matter.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The number.</returns>
    public virtual async ValueTask<long> Count(SessionQuery query, IoMode mode)
    {
        ArgumentNullException.ThrowIfNull(query);
        var unordered = new SessionQuery(query.Conditions, new QueryOrder(null, IsDescending: false));
        return (await Find(unordered, mode).ConfigureAwait(false)).Rows.Count;
    }

    /// <summary>Says how a query is answered.</summary>
    /// <param name="query">The query.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The plan.</returns>
    public virtual async ValueTask<QueryPlan> Explain(SessionQuery query, IoMode mode) => (await Find(query, mode).ConfigureAwait(false)).Plan;

    /// <summary>
    /// Finds sessions among which those of a query are, by what the engine remembers of all of them: after the query's place, the first in its order. Null, as by default, where it remembers
    /// nothing of the kind.
    /// </summary>
    /// <param name="query">The query.</param>
    /// <param name="most">The most to find, the query's limit or more.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The candidates.</returns>
    protected internal virtual ValueTask<QueryCandidates<TKey>?> FindCandidates(SessionQuery query, int most, IoMode mode) => ValueTask.FromResult<QueryCandidates<TKey>?>(null);

    /// <summary>
    /// Chooses the path with the fewest sessions. Where an engine does not know it, as by default: one that more conditions hold for, one in the query's order, one value before a range, a unique one before others, of
    /// equals the first.
    /// </summary>
    /// <param name="paths">The indexes that can answer the query, one or more.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>One of them.</returns>
    protected internal virtual ValueTask<QueryPath> ChoosePath(IReadOnlyList<QueryPath> paths, IoMode mode) => ValueTask.FromResult(paths.MinBy(static path => path switch
    {
        { Part: { Index.IsUnique: true, End: null } } => (-4 * path.Covered) - 4,
        _ => (-4 * path.Covered) - (path.IsOrdered ? 2 : 0) - (path.Part.End is null ? 1 : 0),
    })!);
}
