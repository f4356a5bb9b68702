using Persistence.Engine;

namespace Persistence.InMemory;

/// <summary>The leases of a session class in memory.</summary>
/// <param name="table">The sessions.</param>
/// <param name="clock">By which leases end.</param>
internal sealed class InMemoryLeases<TKey>(InMemoryTable table, LeaseClock clock) : LeaseHandler<TKey>
    where TKey : notnull
{
    public override DateTimeOffset Now => table.Now;

    public override ValueTask<LeaseGrant> Acquire(EncodedKey<TKey> key, LeaseRequest request, IoMode mode)
    {
        lock (table.Gate)
        {
            var session = table.Require(key.Text);
            var lease = session.Lease;
            var grant = LeaseRules.Acquire(ref lease, request, session.Token, (clock, table.Now));
            session.Lease = lease;
            return ValueTask.FromResult(grant);
        }
    }

    public override ValueTask<bool> Renew(EncodedKey<TKey> key, TimeSpan duration, IoMode mode)
    {
        lock (table.Gate)
        {
            var session = Held(key);
            if (session is not null)
            {
                session.Lease = session.Lease!.For(duration, clock);
            }

            return ValueTask.FromResult(session is not null);
        }
    }

    public override ValueTask Release(EncodedKey<TKey> key, IoMode mode)
    {
        lock (table.Gate)
        {
            if (Held(key) is { } session)
            {
                session.Lease = session.Lease!.Released();
            }

            return ValueTask.CompletedTask;
        }
    }

    public override ValueTask<LeaseState> Find(EncodedKey<TKey> key, IoMode mode)
    {
        lock (table.Gate)
        {
            return ValueTask.FromResult(table.Find(key.Text)?.Lease?.State(clock) ?? default);
        }
    }

    /// <summary>Throws where a change may not be made. Under the lock.</summary>
    /// <param name="key">The session's encoded key.</param>
    /// <param name="nonce">The lease that the change is made under; 0 for none.</param>
    /// <param name="isShared">Whether others may make it while the session is leased.</param>
    public void Check(string key, long nonce, bool isShared = false)
    {
        if (table.Description.HasLeases)
        {
            LeaseRules.Check(table.Find(key)?.Lease, nonce, isShared, (clock, key, table.DisplayName));
        }
    }

    private StoredSession? Held(EncodedKey<TKey> key) =>
        table.Find(key.Text) is { Lease: { } lease } session && lease.Nonce == key.Lease && lease.IsHeld(clock) ? session : null;
}
