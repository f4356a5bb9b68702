using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Engine;

/// <summary>Claims due sessions.</summary>
/// <param name="store">The store.</param>
/// <param name="engine">The engine.</param>
/// <param name="index">The index of due times.</param>
/// <param name="times">Notes when a session is due, and when it expires.</param>
/// <remarks>
/// The index of due times gives candidates, and the lease of one is asked for with the token that it had when its due time was read: the process that saved it since keeps it. There is no leader, and nothing
/// that has to run besides.
/// </remarks>
internal sealed class DueClaims<TSession, TKey>(SessionStore<TSession, TKey> store, SessionEngine<TSession, TKey> engine, IndexHandler<TKey, DateTimeOffset> index, SessionTimes<TSession, TKey> times)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private const int PageSize = 16;

    private LeaseHandler<TKey> Handler => engine.Leases!;

    /// <summary>Leases the first candidate that is due and free, and loads it.</summary>
    public async ValueTask<SessionClaim<TSession>?> TryCandidates(LeaseRequest request, IoMode mode)
    {
        var now = Handler.Now;
        var (from, limit, seen, hasChanged) = (DateTimeOffset.MinValue, PageSize, new HashSet<TKey>(), false);
        while (true)
        {
            var page = await index.Find(IndexQuery<DateTimeOffset>.Between(from, now.AddTicks(1), limit), mode).ConfigureAwait(false);
            var last = from;
            foreach (var key in page.Where(seen.Add))
            {
                var (claim, at, outcome) = await TryCandidate(key, request, now, mode).ConfigureAwait(false);
                if (claim is not null)
                {
                    return claim;
                }

                hasChanged |= outcome == LeaseOutcome.Changed;
                last = at > last ? at : last;
            }

            if (page.Count < limit && !hasChanged)
            {
                return null;
            }

            if (page.Count < limit)
            {
                // One was saved between the look and the request, and may be free and due again.
                (from, limit, hasChanged) = (DateTimeOffset.MinValue, PageSize, false);
                seen.Clear();
                continue;
            }

            // Held and poisoned ones stand before those that are free. Where a whole page was due at one time, a longer one is read.
            (from, limit) = last > from ? (last, limit) : (from, limit * 4);
        }
    }

    private async ValueTask<(SessionClaim<TSession>? Claim, DateTimeOffset Due, LeaseOutcome Outcome)> TryCandidate(TKey key, LeaseRequest request, DateTimeOffset now, IoMode mode)
    {
        var encoded = store.Encode(key);
        try
        {
            if (await engine.Read(encoded, SessionLoad.HeaderOnly, mode).ConfigureAwait(false) is not { } header || engine.DueOf(header) is not { } time)
            {
                return default;
            }

            if (time > now)
            {
                return (null, time, default);
            }

            var wanted = LeaseRequest.Renewed(request) with { MaxAttempts = engine.Description.MaxAttempts, ExpectedToken = header.Tracking.Token };
            var (lease, grant) = await store.Leases.TryAcquire(encoded, wanted, mode).ConfigureAwait(false);
            return (lease is null ? null : await Load(encoded, (lease, grant), now - time, mode.Committed).ConfigureAwait(false), time, grant.Outcome);
        }
        catch (Exception fault) when (fault is SessionNotFoundException or SessionCorruptedException or SessionSchemaException)
        {
            // It was deleted meanwhile, or cannot be read. One that cannot be read never keeps the others from being claimed.
            return default;
        }
    }

    private async ValueTask<SessionClaim<TSession>?> Load(EncodedKey<TKey> key, (SessionLease Lease, LeaseGrant Grant) granted, TimeSpan delay, IoMode mode)
    {
        SessionClaim<TSession>? claim = null;
        try
        {
            if (await engine.Read(key, SessionLoad.Full, mode).ConfigureAwait(false) is { } session)
            {
                times.Note(session);
                claim = new SessionClaim<TSession>(session, granted.Lease, granted.Grant.Attempts);
                store.Telemetry.Claimed(delay);
            }

            return claim;
        }
        finally
        {
            if (claim is null && mode.IsAsync)
            {
                await granted.Lease.DisposeAsync().ConfigureAwait(false);
            }
            else if (claim is null)
            {
                granted.Lease.Dispose();
            }
        }
    }

    /// <summary>Finds the sessions that are claimed no more.</summary>
    public async ValueTask<SessionKeys<TKey>> Poisoned(int limit, IoMode mode)
    {
        var found = await index.Find(IndexQuery<DateTimeOffset>.Between(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, int.MaxValue), mode).ConfigureAwait(false);
        var poisoned = new List<TKey>();
        foreach (var key in found)
        {
            if (poisoned.Count == limit)
            {
                break;
            }

            var state = await Handler.Find(store.Encode(key), mode).ConfigureAwait(false);
            if (state.Info is null && state.Attempts >= engine.Description.MaxAttempts)
            {
                poisoned.Add(key);
            }
        }

        return new SessionKeys<TKey>(poisoned, found.Skipped);
    }
}
