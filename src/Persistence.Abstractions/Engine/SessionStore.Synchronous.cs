using Persistence.Monitoring;

namespace Persistence.Engine;

/// <content>The members that block.</content>
public abstract partial class SessionStore<TSession, TKey>
{
    /// <inheritdoc/>
    public void Create(TSession session)
    {
        Lifetime.ThrowIfOver();
        ArgumentNullException.ThrowIfNull(session);
        IoMode.Result(Telemetry.Run(StoreOperation.Create, (this, session, true), s_write, IoMode.Blocking));
    }

    /// <inheritdoc/>
    public void Save(TSession session)
    {
        Lifetime.ThrowIfOver();
        ArgumentNullException.ThrowIfNull(session);
        IoMode.Result(Telemetry.Run(StoreOperation.Save, (this, session, session.Tracking.IsNew), s_write, IoMode.Blocking));
    }

    /// <inheritdoc/>
    public TSession? Find(TKey key, SessionLoad load = default) => Loads.Note(IoMode.Result(Calls.Find(Encode(key), load, IoMode.Blocking)), load);

    /// <inheritdoc/>
    public TSession Load(TKey key, SessionLoad load = default) => Loads.Note(IoMode.Result(Calls.Load(Encode(key), load, IoMode.Blocking)), load)!;

    /// <inheritdoc/>
    public bool Delete(TKey key)
    {
        var encoded = Lease.Mark(Encode(key));
        var isDeleted = IoMode.Result(Lease.Noticing(Calls.Delete(encoded, IoMode.Blocking)));
        Signals.Notify(encoded.Text);
        return isDeleted;
    }

    /// <inheritdoc/>
    public bool Exists(TKey key) => IoMode.Result(Calls.Exists(Encode(key), IoMode.Blocking));

    /// <inheritdoc/>
    public IEnumerable<TKey> Keys()
    {
        Lifetime.ThrowIfOver();
        return KeyRanges.Stream(null);
    }

    /// <inheritdoc/>
    public IEnumerable<TKey> Keys(TKey after) => KeyRanges.Stream(KeyRanges.After(after));
}
