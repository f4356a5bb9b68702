using System.ComponentModel;
using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Engine;

/// <summary>The claims of a store, whose class has a due time: what the typed members of a generated store call.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SessionClaims<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private readonly SessionStore<TSession, TKey> _store;
    private readonly DueClaims<TSession, TKey> _claims;

    internal SessionClaims(SessionStore<TSession, TKey> store, DueClaims<TSession, TKey> claims) => (_store, _claims) = (store, claims);

    /// <summary>Leases the session that has been due longest and is free.</summary>
    /// <param name="holder">Who wants it.</param>
    /// <param name="duration">For how long.</param>
    /// <returns>The claim; null when none is due and free.</returns>
    public SessionClaim<TSession>? Claim(string holder, TimeSpan duration)
    {
        _store.Lifetime.ThrowIfOver();
        return IoMode.Result(Claim(LeaseRequest.Of(holder, duration), IoMode.Blocking));
    }

    /// <summary>Leases the session that has been due longest and is free.</summary>
    /// <param name="holder">Who wants it.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="cancellationToken">Cancels the call if no lease has been asked for yet.</param>
    /// <returns>The claim; null when none is due and free.</returns>
    public async ValueTask<SessionClaim<TSession>?> ClaimAsync(string holder, TimeSpan duration, CancellationToken cancellationToken) =>
        await Claim(LeaseRequest.Of(holder, duration), _store.Lifetime.Awaiting(cancellationToken)).ConfigureAwait(false);

    /// <summary>Finds the sessions that were claimed too often without a new due time, and that nobody holds.</summary>
    /// <param name="limit">The most sessions to find.</param>
    /// <returns>Their keys, those that have been due longest first.</returns>
    public SessionKeys<TKey> FindPoisoned(int limit)
    {
        _store.Lifetime.ThrowIfOver();
        return IoMode.Result(FindPoisoned(limit, IoMode.Blocking));
    }

    /// <summary>Finds the sessions that were claimed too often without a new due time, and that nobody holds.</summary>
    /// <param name="limit">The most sessions to find.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Their keys, those that have been due longest first.</returns>
    public async ValueTask<SessionKeys<TKey>> FindPoisonedAsync(int limit, CancellationToken cancellationToken) =>
        await FindPoisoned(limit, _store.Lifetime.Awaiting(cancellationToken)).ConfigureAwait(false);

    private ValueTask<SessionClaim<TSession>?> Claim(LeaseRequest request, IoMode mode) =>
        _store.Telemetry.Run(new StoreOperation("claim_due"), (Claims: _claims, Request: request), static (call, mode) => call.Claims.TryCandidates(call.Request, mode), mode);

    private ValueTask<SessionKeys<TKey>> FindPoisoned(int limit, IoMode mode)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return _store.Telemetry.Run(new StoreOperation("find_poisoned"), (Claims: _claims, Limit: limit), static (call, mode) => call.Claims.Poisoned(call.Limit, mode), mode);
    }
}
