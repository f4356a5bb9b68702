using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>Answers a query with what every engine has: one index gives candidates, the other conditions are checked on what their headers are indexed by.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="engine">The engine.</param>
/// <param name="handler">The engine's answers to queries.</param>
/// <param name="query">The query.</param>
internal sealed class QueryScan<TSession, TKey>(SessionEngine<TSession, TKey> engine, QueryHandler<TSession, TKey> handler, SessionQuery query)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private readonly List<QueryPath> _paths = [.. QueryPaths.Of(engine.Description, query).Where(path => path.Part.Index.Ordinal < engine.Indexes.Count)];
    private readonly QueryReader<TSession, TKey> _reader = new(engine, query);
    private readonly QueryHits<TSession, TKey> _hits = new(query);
    private long _candidates;
    private QueryPlan? _plan;
    private QueryPath? _selective;

    /// <summary>Finds the sessions.</summary>
    /// <param name="mode">How to wait.</param>
    public async ValueTask<QueryRows<TSession, TKey>> Run(IoMode mode)
    {
        if (query.After is { } after)
        {
            _hits.Begin(after.Value, Sortable(after.Key));
        }

        if (await TakeCandidates(mode).ConfigureAwait(false))
        {
            // They are enough.
        }
        else if (_paths.Count == 0)
        {
            await TakeAll(mode).ConfigureAwait(false);
        }
        else
        {
            _selective = _paths.Count == 1 ? _paths[0] : await handler.ChoosePath(_paths, mode).ConfigureAwait(false);
            await TakeFound(_selective, mode).ConfigureAwait(false);
        }

        var rows = _hits.InOrder();
        QueryPlace? last = rows.Count == query.Limit ? rows[^1].Place : null;
        if (query.Load is { MaxEntries: > 0 } load)
        {
            rows = await _reader.WithLogs(rows, load, mode).ConfigureAwait(false);
        }

        return new QueryRows<TSession, TKey>(rows, _reader.Skipped, Plan()) { Last = last };
    }

    // What has changed since the engine looked may leave too few of them: then there may be others instead.
    private async ValueTask<bool> TakeCandidates(IoMode mode)
    {
        for (var most = (long)query.Limit; ; most *= 2)
        {
            var found = await handler.FindCandidates(query, (int)Math.Min(most, int.MaxValue), mode).ConfigureAwait(false);
            _hits.Clear();
            if (found is not { } candidates)
            {
                _plan = null;
                return false;
            }

            _plan = candidates.Plan;
            await Take(candidates.Keys, needsHeaders: true, mode).ConfigureAwait(false);
            if (candidates.Last is not { } last || _hits.CountUpTo(last.Value, Sortable(last.Key)) >= query.Limit)
            {
                return true;
            }
        }
    }

    private async ValueTask TakeAll(IoMode mode)
    {
        var needsHeaders = query.Conditions.Count > 0 || query.Order.Index is not null || query.Load is not null;
        var position = query is { Order: { Index: null, IsDescending: false }, After: { } after } ? engine.PositionOf?.Invoke(KeyPlace.After(after.Key, engine.Description.KeyParts)) : null;
        do
        {
            var page = await engine.ReadKeys(position, mode).ConfigureAwait(false);
            await Take(page.Keys, needsHeaders, mode).ConfigureAwait(false);
            position = page.Next;
        }
        while (position is not null && !(query.Order is { Index: null, IsDescending: false } && _hits.IsFull));
    }

    private async ValueTask TakeFound(QueryPath path, IoMode mode)
    {
        var found = await path.Find(engine.Indexes, mode).ConfigureAwait(false);
        foreach (var skipped in found.Skipped)
        {
            _reader.Skip(skipped);
        }

        // A collection may hold several values of a range.
        var keys = path.Part is { Index.IsMultiValued: true, End: not null } ? [.. found.Distinct()] : (IReadOnlyList<TKey>)found;
        await Take(keys, query.Conditions.Count > path.Covered || query.Order.Index is not null || query.Load is not null, mode).ConfigureAwait(false);
    }

    private async ValueTask Take(IReadOnlyList<TKey> keys, bool needsHeaders, IoMode mode)
    {
        _candidates += keys.Count;
        foreach (var some in keys.Chunk(QueryReader<TSession, TKey>.MostAtOnce))
        {
            mode.Cancellation.ThrowIfCancellationRequested();
            var encoded = Array.ConvertAll(some, engine.Encode);
            if (needsHeaders)
            {
                foreach (var row in await _reader.Headers(encoded, mode).ConfigureAwait(false))
                {
                    _hits.Add(row, Sortable(row.Place.Key));
                }

                continue;
            }

            foreach (var key in encoded)
            {
                _hits.Add(new QueryRow<TSession, TKey>(key.Value, null, new QueryPlace(null, key.Text)), Sortable(key.Text));
            }
        }
    }

    private string Sortable(string key) => KeyOrder.ToSortable(key, engine.Description.KeyParts);

    private QueryPlan Plan() => _plan is not null ? _plan : _selective is null
        ? new QueryPlan(null, _candidates, $"all sessions: {_candidates} headers")
        : new QueryPlan(_selective.Part.Index.Name, _candidates, $"index of {_selective.Part.Index.Name}: {_candidates} candidates{(_selective.Covered < query.Conditions.Count ? ", of which the rest of the conditions is checked on their headers" : "")}");
}
