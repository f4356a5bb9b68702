using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>What engines on one machine decide by a lease that is stored. They call it in the step that commits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LeaseRules
{
    /// <summary>Answers a request for the lease of a session.</summary>
    /// <param name="lease">The lease that is stored; null for none. Receives the one to store, where it was granted.</param>
    /// <param name="request">The request.</param>
    /// <param name="token">The session's token.</param>
    /// <param name="time">The clock, and the time for people.</param>
    /// <returns>The answer.</returns>
    public static LeaseGrant Acquire(ref StoredLease? lease, LeaseRequest request, long token, (LeaseClock Clock, DateTimeOffset Now) time)
    {
        if (lease is not null && lease.IsHeld(time.Clock))
        {
            return new LeaseGrant(LeaseOutcome.Held);
        }

        if (request.ExpectedToken != 0 && request.ExpectedToken != token)
        {
            return new LeaseGrant(LeaseOutcome.Changed);
        }

        var last = lease ?? new StoredLease(time.Now.ToUnixTimeMilliseconds() - 1);
        var isClaim = request.MaxAttempts > 0;
        if (isClaim && last.Attempts >= request.MaxAttempts)
        {
            return new LeaseGrant(LeaseOutcome.Poisoned);
        }

        lease = new StoredLease(last.Number + 1)
        {
            Nonce = request.Nonce,
            Attempts = last.Attempts + (isClaim ? 1 : 0),
            Holder = request.Holder,
            Since = time.Now,
        }.For(request.Duration, time.Clock);
        return new LeaseGrant(LeaseOutcome.Granted, lease.Number, lease.Attempts);
    }

    /// <summary>Throws where a change of a session may not be made. In the step that commits it.</summary>
    /// <param name="lease">The lease of the session; null where it has none, or is absent.</param>
    /// <param name="nonce">The lease that the change is made under; 0 for none.</param>
    /// <param name="isShared">Whether the change is one that others may make while the session is leased.</param>
    /// <param name="names">The clock, the session's encoded key, and the store's name.</param>
    /// <exception cref="SessionLeasedException">Somebody else holds the session.</exception>
    /// <exception cref="SessionLeaseLostException">The lease is gone.</exception>
    public static void Check(StoredLease? lease, long nonce, bool isShared, (LeaseClock Clock, string Key, string Store) names)
    {
        if ((nonce == 0 && isShared) || Allows(lease, nonce, names.Clock))
        {
            return;
        }

        throw nonce == 0 ? LeaseErrors.Leased(names.Key, names.Store, lease!.Holder, lease.Remaining(names.Clock)) : LeaseErrors.LeaseLost(names.Key, names.Store);
    }

    /// <summary>Whether a change may be made that only the holder may make while the session is leased.</summary>
    /// <param name="lease">The lease of the session; null where it has none, or is absent.</param>
    /// <param name="nonce">The lease that the change is made under; 0 for none.</param>
    /// <param name="clock">The clock.</param>
    /// <returns>False where somebody else holds the session, or the lease is gone.</returns>
    public static bool Allows(StoredLease? lease, long nonce, LeaseClock clock)
    {
        var isHeld = lease is not null && lease.IsHeld(clock);
        return nonce == 0 ? !isHeld : isHeld && lease!.Nonce == nonce;
    }
}
