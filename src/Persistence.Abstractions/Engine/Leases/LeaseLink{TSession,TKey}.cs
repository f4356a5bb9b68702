using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Engine;

/// <summary>The link of a lease to the store that gave it.</summary>
/// <param name="store">The store.</param>
/// <param name="key">The session's key, and the nonce.</param>
internal sealed class LeaseLink<TSession, TKey>(SessionStore<TSession, TKey> store, EncodedKey<TKey> key) : LeaseLink
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    public override string Key => key.Text;

    public override long Nonce => key.Lease;

    public override object Owner => store.Leases.Handler;

    public override async ValueTask<bool> Renew(TimeSpan duration, IoMode mode)
    {
        store.Lifetime.ThrowIfOver();
        return await store.Telemetry.Run(
            new StoreOperation("renew_lease"),
            (Store: store, Key: key, Duration: duration),
            static (call, mode) => call.Store.Leases.Handler.Renew(call.Store.Telemetry.Concern(call.Key), call.Duration, mode),
            mode).ConfigureAwait(false);
    }

    public override async ValueTask Release(IoMode mode)
    {
        if (store.Lifetime.IsOver)
        {
            return;
        }

        try
        {
            await store.Telemetry.Run(
                new StoreOperation("release_lease"),
                (Store: store, Key: key),
                static async (call, mode) =>
                {
                    await call.Store.Leases.Handler.Release(call.Store.Telemetry.Concern(call.Key), mode).ConfigureAwait(false);
                    return true;
                },
                mode).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is SessionException or ObjectDisposedException)
        {
            // It ends by itself. The process that released it has done its work, or has an error of its own to report.
        }
    }
}
