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
    /// <returns>Their keys, ascending.</returns>
    public SessionKeys<TKey> Find(TValue value, int limit)
    {
        _store.Lifetime.ThrowIfOver();
        return IoMode.Result(Find(IndexQuery<TValue>.Equal(value, limit), IoMode.Blocking));
    }

    /// <summary>Finds the sessions that hold a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Their keys, ascending.</returns>
    public async ValueTask<SessionKeys<TKey>> FindAsync(TValue value, int limit, CancellationToken cancellationToken)
    {
        var mode = _store.Lifetime.Awaiting(cancellationToken);
        return await Find(IndexQuery<TValue>.Equal(value, limit), mode).ConfigureAwait(false);
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
}
