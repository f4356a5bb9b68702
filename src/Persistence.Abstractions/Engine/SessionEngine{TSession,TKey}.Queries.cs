using Persistence.Mapping;

namespace Persistence.Engine;

/// <content>Queries by several indexes. Where an engine has nothing better, one index gives candidates, and their headers are read.</content>
public abstract partial class SessionEngine<TSession, TKey>
{
    /// <summary>Finds sessions.</summary>
    /// <param name="query">Which, in which order.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The sessions.</returns>
    public virtual ValueTask<QueryRows<TSession, TKey>> Query(SessionQuery query, IoMode mode) => new QueryScan<TSession, TKey>(this, query).Run(mode);

    /// <summary>Counts the sessions that fulfil the conditions of a query.</summary>
    /// <param name="query">The query; its order, place and limit do not matter.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The number.</returns>
    public virtual async ValueTask<long> CountFound(SessionQuery query, IoMode mode) => (await Query(Unordered(query), mode).ConfigureAwait(false)).Rows.Count;

    /// <summary>Says how a query is answered.</summary>
    /// <param name="query">The query.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The plan.</returns>
    public virtual async ValueTask<QueryPlan> Explain(SessionQuery query, IoMode mode) => (await Query(query, mode).ConfigureAwait(false)).Plan;

    /// <summary>
    /// Finds sessions among which those of a query are, by what the engine remembers of all of them: after the query's place, the first in its order. Null, as by default, where it remembers
    /// nothing of the kind.
    /// </summary>
    /// <param name="query">The query.</param>
    /// <param name="most">The most to find, the query's limit or more.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The candidates.</returns>
    protected internal virtual ValueTask<QueryCandidates<TKey>?> FindCandidates(SessionQuery query, int most, IoMode mode) => ValueTask.FromResult<QueryCandidates<TKey>?>(null);

    /// <summary>Chooses the condition whose index has the fewest sessions. Where an engine does not know it, as by default: one value before a range, a unique one before others, of equals the first.</summary>
    /// <param name="conditions">The conditions that an index can answer, one or more.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>One of them.</returns>
    protected internal virtual ValueTask<QueryCondition> ChooseCondition(IReadOnlyList<QueryCondition> conditions, IoMode mode) => ValueTask.FromResult(conditions.MinBy(static condition => condition switch
    {
        { Index.IsUnique: true, Comparison: QueryComparison.Equal } => 0,
        { Comparison: QueryComparison.Equal } => 1,
        _ => 2,
    })!);

    internal abstract Func<TValue, string?> EncoderOf<TValue>(int index);

    internal abstract IReadOnlyList<(int Index, string Value)> IndexValuesOf(TSession session);

    private static SessionQuery Unordered(SessionQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new SessionQuery(query.Conditions, new QueryOrder(null, IsDescending: false));
    }
}
