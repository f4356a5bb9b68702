using System.ComponentModel;
using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Engine;

/// <summary>The leases of a store: what the typed members of a generated store call.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SessionLeases<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private readonly SessionStore<TSession, TKey> _store;

    internal SessionLeases(SessionStore<TSession, TKey> store, LeaseHandler<TKey> handler) => (_store, Handler) = (store, handler);

    internal LeaseHandler<TKey> Handler { get; }

    /// <summary>Leases a session, if it is free.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="holder">Who wants it.</param>
    /// <param name="duration">For how long.</param>
    /// <returns>The lease; null while somebody else holds it.</returns>
    public SessionLease? TryAcquire(TKey key, string holder, TimeSpan duration) =>
        IoMode.Result(TryAcquire(_store.Encode(key), LeaseRequest.Of(holder, duration), IoMode.Blocking)).Lease;

    /// <summary>Leases a session, if it is free.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="holder">Who wants it.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="cancellationToken">Cancels the call if it has not been sent or queued yet.</param>
    /// <returns>The lease; null while somebody else holds it.</returns>
    public async ValueTask<SessionLease?> TryAcquireAsync(TKey key, string holder, TimeSpan duration, CancellationToken cancellationToken)
    {
        var mode = _store.Lifetime.Awaiting(cancellationToken);
        return (await TryAcquire(_store.Encode(key), LeaseRequest.Of(holder, duration), mode).ConfigureAwait(false)).Lease;
    }

    /// <summary>Says who holds a session.</summary>
    /// <param name="key">The session's key.</param>
    /// <returns>Null while nobody does.</returns>
    public LeaseInfo? Find(TKey key) => IoMode.Result(Find(_store.Encode(key), IoMode.Blocking)).Info;

    /// <summary>Says who holds a session.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Null while nobody does.</returns>
    public async ValueTask<LeaseInfo?> FindAsync(TKey key, CancellationToken cancellationToken)
    {
        var mode = _store.Lifetime.Awaiting(cancellationToken);
        return (await Find(_store.Encode(key), mode).ConfigureAwait(false)).Info;
    }

    /// <summary>Gives the same store, each change of which is made under a lease.</summary>
    /// <typeparam name="TStore">The interface of the store.</typeparam>
    /// <param name="lease">The lease.</param>
    /// <returns>The store. Disposing it does nothing.</returns>
    /// <exception cref="ArgumentException">Another store gave the lease.</exception>
    public TStore Under<TStore>(SessionLease lease)
        where TStore : class => (TStore)(object)_store.UnderLease(lease);

    internal async ValueTask<(SessionLease? Lease, LeaseGrant Grant)> TryAcquire(EncodedKey<TKey> key, LeaseRequest request, IoMode mode)
    {
        var began = LeaseClock.System.Milliseconds;
        var grant = await _store.Telemetry.Run(
            new StoreOperation("acquire_lease"),
            (Store: _store, Handler, Key: key, Request: request),
            static (call, mode) => call.Handler.Acquire(call.Store.Telemetry.Concern(call.Key), call.Request, mode),
            mode).ConfigureAwait(false);
        if (grant.Outcome != LeaseOutcome.Granted)
        {
            return (null, grant);
        }

        var link = new LeaseLink<TSession, TKey>(_store, key with { Lease = request.Nonce });
        var hold = new LeaseHold(link, new LeaseWatch(began, request.Duration), request.Duration);
        return (new SessionLease(hold, request.Holder, grant.Number), grant);
    }

    internal ValueTask<LeaseState> Find(EncodedKey<TKey> key, IoMode mode) => _store.Telemetry.Run(
        new StoreOperation("find_lease"),
        (Store: _store, Handler, Key: key),
        static (call, mode) => call.Handler.Find(call.Store.Telemetry.Concern(call.Key), mode),
        mode);
}
