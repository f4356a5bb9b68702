using System.ComponentModel;
using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Engine;

/// <summary>One index of a store, with its type: what the typed members of a generated store call.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TValue">The type of the indexed values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SessionIndex<TSession, TKey, TValue>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private readonly SessionStore<TSession, TKey> _store;
    private readonly IndexHandler<TKey, TValue> _index;

    internal SessionIndex(SessionStore<TSession, TKey> store, IndexHandler<TKey, TValue> index)
    {
        _store = store;
        _index = index;
    }

    /// <summary>Finds the sessions that hold a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <param name="after">The key after which they come, of the key's type; null for the first.</param>
    /// <returns>Their keys, ascending.</returns>
    public SessionKeys<TKey> Find(TValue value, int limit, object? after = null)
    {
        _store.Lifetime.ThrowIfOver();
        var query = IndexQuery<TValue>.Equal(_index.Description.Folded(value), limit);
        return IoMode.Result(after is null ? Find(query, IoMode.Blocking) : Page(new PageOf(QueryComparison.Equal, value, limit, after), IoMode.Blocking));
    }

    /// <summary>Finds the sessions that hold null.</summary>
    /// <param name="limit">The most sessions to find.</param>
    /// <param name="after">The key after which they come, of the key's type; null for the first.</param>
    /// <returns>Their keys, ascending.</returns>
    public SessionKeys<TKey> FindNull(int limit, object? after)
    {
        _store.Lifetime.ThrowIfOver();
        return IoMode.Result(Page(new PageOf(QueryComparison.IsNull, default, limit, after), IoMode.Blocking));
    }

    /// <summary>Finds the sessions that hold a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <param name="after">The key after which they come, of the key's type; null for the first.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Their keys, ascending.</returns>
    public async ValueTask<SessionKeys<TKey>> FindAsync(TValue value, int limit, object? after, CancellationToken cancellationToken)
    {
        var mode = _store.Lifetime.Awaiting(cancellationToken);
        var query = IndexQuery<TValue>.Equal(_index.Description.Folded(value), limit);
        return after is null ? await Find(query, mode).ConfigureAwait(false) : await Page(new PageOf(QueryComparison.Equal, value, limit, after), mode).ConfigureAwait(false);
    }

    /// <summary>Finds the sessions that hold null.</summary>
    /// <param name="limit">The most sessions to find.</param>
    /// <param name="after">The key after which they come, of the key's type; null for the first.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Their keys, ascending.</returns>
    public async ValueTask<SessionKeys<TKey>> FindNullAsync(int limit, object? after, CancellationToken cancellationToken)
    {
        var mode = _store.Lifetime.Awaiting(cancellationToken);
        return await Page(new PageOf(QueryComparison.IsNull, default, limit, after), mode).ConfigureAwait(false);
    }

    /// <summary>Finds the sessions whose value lies in a range.</summary>
    /// <param name="from">The start, included.</param>
    /// <param name="to">The end, excluded.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <returns>Their keys, ascending by value, then by key.</returns>
    public SessionKeys<TKey> FindBetween(TValue from, TValue to, int limit)
    {
        _store.Lifetime.ThrowIfOver();
        return IoMode.Result(Find(IndexQuery<TValue>.Between(from, to, limit), IoMode.Blocking));
    }

    /// <summary>Finds the sessions whose value lies in a range.</summary>
    /// <param name="from">The start, included.</param>
    /// <param name="to">The end, excluded.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Their keys, ascending by value, then by key.</returns>
    public async ValueTask<SessionKeys<TKey>> FindBetweenAsync(TValue from, TValue to, int limit, CancellationToken cancellationToken)
    {
        var mode = _store.Lifetime.Awaiting(cancellationToken);
        return await Find(IndexQuery<TValue>.Between(from, to, limit), mode).ConfigureAwait(false);
    }

    private ValueTask<SessionKeys<TKey>> Find(IndexQuery<TValue> query, IoMode mode) => _store.Telemetry.Run(
        new StoreOperation("find_by", _index.Description.StorageName),
        (Index: _index, Query: query),
        static (call, mode) => call.Index.Find(call.Query, mode),
        mode);

    // As a query: it goes on after a key, and finds null.
    private async ValueTask<SessionKeys<TKey>> Page(PageOf page, IoMode mode)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(page.Limit);
        QueryPlace? place = page.After is null ? null : new QueryPlace(null, _store.Encode((TKey)page.After).Text);
        if (page.Limit == 0)
        {
            return new SessionKeys<TKey>([]);
        }

        var value = _index.Description.Folded(page.Value!);
        var range = new QueryRange<TValue>(value, value, HasEnd: false);
        var condition = new SessionQueries<TSession, TKey>(_store, _store.Engine).Condition(_index.Description.Ordinal, page.Comparison, range);
        var query = new SessionQuery([condition], new QueryOrder(null, IsDescending: false)) { After = place, Limit = page.Limit };
        return await _store.Telemetry.Run(new StoreOperation("find_by", _index.Description.StorageName), (_store.Engine.Queries, Query: query), static async (call, mode) =>
        {
            var found = await call.Queries.Find(call.Query, mode).ConfigureAwait(false);
            return new SessionKeys<TKey>([.. found.Rows.Select(static row => row.Key)], found.Skipped);
        }, mode).ConfigureAwait(false);
    }

    private readonly record struct PageOf(QueryComparison Comparison, TValue? Value, int Limit, object? After);
}
