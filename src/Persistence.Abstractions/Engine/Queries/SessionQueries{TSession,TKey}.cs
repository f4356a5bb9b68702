using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Engine;

/// <summary>Answers the queries of a store.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="store">The store object, which may be one under a lease.</param>
/// <param name="engine">Its engine.</param>
internal sealed class SessionQueries<TSession, TKey>(SessionStore<TSession, TKey> store, SessionEngine<TSession, TKey> engine)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    // What a deletion has in memory at once.
    private const int MostAtOnce = 1024;

    public SessionDescription Description => engine.Description;

    public StoreLifetime Lifetime => store.Lifetime;

    public QueryCondition Condition<TValue>(int index, QueryComparison comparison, QueryRange<TValue> range)
    {
        try
        {
            return new QueryCondition<TValue>(Description.Indexes[index], comparison, range, engine.Members.EncoderOf<TValue>(index));
        }
        catch (SessionValidationException fault)
        {
            throw SessionErrors.Unusable($"A value of {Description.ClassName}", engine.DisplayName, fault.Failures[0].Problem, fault.InnerException);
        }
    }

    public QuerySearches<TSession, TKey> Among(IReadOnlyList<QueryCondition> conditions) => new(store, engine, conditions);

    public ValueTask<QueryRows<TSession, TKey>> Rows(SessionQuery query, IoMode mode) =>
        store.Telemetry.Run(StoreOperation.Query, (Queries: this, Query: query), static (call, mode) => call.Queries.Run(call.Query, mode), mode);

    public ValueTask<long> Count(SessionQuery query, IoMode mode) =>
        store.Telemetry.Run(StoreOperation.QueryCount, (Engine: engine, Query: query), static (call, mode) => call.Engine.Queries.Count(call.Query, mode), mode);

    public ValueTask<QueryPlan> Explain(SessionQuery query, IoMode mode) =>
        store.Telemetry.Run(StoreOperation.QueryExplain, (Engine: engine, Query: query), static (call, mode) => call.Engine.Queries.Explain(call.Query, mode), mode);

    public ValueTask<BatchResult<TKey>> Delete(SessionQuery query, IoMode mode) =>
        store.Telemetry.Run(StoreOperation.QueryDelete, (Queries: this, Query: query), static (call, mode) => call.Queries.DeleteFound(call.Query, mode), mode);

    private async ValueTask<QueryRows<TSession, TKey>> Run(SessionQuery query, IoMode mode)
    {
        var rows = await engine.Queries.Find(query, mode).ConfigureAwait(false);
        if (query.Load is { } load)
        {
            foreach (var row in rows.Rows)
            {
                store.Loads.Note(row.Session, load);
            }
        }

        return rows;
    }

    private async ValueTask<BatchResult<TKey>> DeleteFound(SessionQuery query, IoMode mode)
    {
        var batches = new SessionBatches<TSession, TKey>(store, engine);
        var (deleted, failures) = (0, new List<BatchFailure<TKey>>());
        while (query.Limit > 0)
        {
            var page = await engine.Queries.Find(query with { Limit = Math.Min(query.Limit, MostAtOnce) }, mode).ConfigureAwait(false);
            var result = await batches.DeleteAll([.. page.Rows.Select(static row => row.Key)], mode).ConfigureAwait(false);
            deleted += result.Succeeded;
            failures.AddRange(result.Failures);
            if (page.Last is not { } last)
            {
                break;
            }

            query = query with { After = last, Limit = query.Limit == int.MaxValue ? int.MaxValue : query.Limit - page.Rows.Count };
        }

        return new BatchResult<TKey>(deleted, failures);
    }
}
