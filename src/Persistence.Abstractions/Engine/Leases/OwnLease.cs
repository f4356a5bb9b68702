using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>The lease under which a store makes its changes; or none.</summary>
/// <param name="engine">The engine.</param>
/// <param name="hold">The lease; null for none.</param>
internal sealed class OwnLease<TSession, TKey>(SessionEngine<TSession, TKey> engine, LeaseHold? hold)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <summary>Whether there is none.</summary>
    public bool IsNone => hold is null;

    /// <summary>The nonce for a change of a session; 0 where there is no lease.</summary>
    public long NonceFor(string key) => hold is null ? 0 : hold.NonceFor(key, engine.DisplayName);

    /// <summary>The key for a change, with the lease under which it is made.</summary>
    public EncodedKey<TKey> Mark(EncodedKey<TKey> key) => hold is null ? key : key with { Lease = hold.NonceFor(key.Text, engine.DisplayName) };

    /// <summary>A change found out that the lease is gone: its holder is notified.</summary>
    public void Lose() => hold?.Watch.Lose();

    /// <summary>Waits for a change, and notices when it finds out that the lease is gone.</summary>
    public async ValueTask<T> Noticing<T>(ValueTask<T> change)
    {
        try
        {
            return await change.ConfigureAwait(false);
        }
        catch (SessionLeaseLostException)
        {
            Lose();
            throw;
        }
    }

    /// <summary>
    /// Why no session is created under a lease: one that is leased is there, and one that was deleted since is not created by the process that had its lease.
    /// </summary>
    public async ValueTask<SessionException> CreationError(PreparedSave<TSession> save, IoMode mode)
    {
        var state = await engine.Leases!.Find(new EncodedKey<TKey>(engine.KeyOf(save.Session), save.Key), mode).ConfigureAwait(false);
        if (state.Nonce == save.Lease)
        {
            return SessionErrors.Exists(save.Key, engine.DisplayName);
        }

        Lose();
        return LeaseErrors.LeaseLost(save.Key, engine.DisplayName);
    }
}
