using Persistence.Monitoring;

namespace Persistence.Engine;

/// <content>The members that await. What they throw comes from their task.</content>
public abstract partial class SessionStore<TSession, TKey>
{
    /// <inheritdoc/>
    public async ValueTask CreateAsync(TSession session, CancellationToken cancellationToken = default)
    {
        var mode = Lifetime.Awaiting(cancellationToken);
        ArgumentNullException.ThrowIfNull(session);
        await Telemetry.Run(StoreOperation.Create, (this, session, true), s_write, mode).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask SaveAsync(TSession session, CancellationToken cancellationToken = default)
    {
        var mode = Lifetime.Awaiting(cancellationToken);
        ArgumentNullException.ThrowIfNull(session);
        await Telemetry.Run(StoreOperation.Save, (this, session, session.Tracking.IsNew), s_write, mode).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<TSession?> FindAsync(TKey key, SessionLoad load = default, CancellationToken cancellationToken = default)
    {
        var mode = Lifetime.Awaiting(cancellationToken);
        return Loads.Note(await Calls.Find(Encode(key), load, mode).ConfigureAwait(false), load);
    }

    /// <inheritdoc/>
    public async ValueTask<TSession> LoadAsync(TKey key, SessionLoad load = default, CancellationToken cancellationToken = default)
    {
        var mode = Lifetime.Awaiting(cancellationToken);
        return Loads.Note(await Calls.Load(Encode(key), load, mode).ConfigureAwait(false), load)!;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(TKey key, CancellationToken cancellationToken = default)
    {
        var mode = Lifetime.Awaiting(cancellationToken);
        var encoded = Lease.Mark(Encode(key));
        var isDeleted = await Lease.Noticing(Calls.Delete(encoded, mode)).ConfigureAwait(false);
        Signals.Notify(encoded.Text);
        return isDeleted;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> ExistsAsync(TKey key, CancellationToken cancellationToken = default)
    {
        var mode = Lifetime.Awaiting(cancellationToken);
        return await Calls.Exists(Encode(key), mode).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<TKey> KeysAsync(CancellationToken cancellationToken = default)
    {
        Lifetime.ThrowIfOver();
        return KeyRanges.StreamAsync(null, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<TKey> KeysAsync(TKey after, CancellationToken cancellationToken = default) => KeyRanges.StreamAsync(KeyRanges.After(after), cancellationToken);
}
