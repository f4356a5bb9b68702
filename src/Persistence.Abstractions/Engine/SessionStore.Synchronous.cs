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
    public TSession? Find(TKey key, SessionLoad load = default) => Loaded(IoMode.Result(Calls.Find(Encode(key), load, IoMode.Blocking)), load);

    /// <inheritdoc/>
    public TSession Load(TKey key, SessionLoad load = default) => Loaded(IoMode.Result(Calls.Load(Encode(key), load, IoMode.Blocking)), load)!;

    // Some engines know that a log is empty without reading it, others would have to ask: a header alone is a part of its session on all of them.
    internal TSession? Loaded(TSession? session, SessionLoad load)
    {
        _times.Note(session);
        for (var log = 0; session is not null && load.MaxEntries == 0 && log < _logs.Length; log++)
        {
            _logs[log].SetUnread(session);
        }

        return session;
    }

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
        return StreamKeys();
    }

    private IEnumerable<TKey> StreamKeys()
    {
        object? position = null;
        do
        {
            Lifetime.ThrowIfOver();
            var page = IoMode.Result(Calls.ReadKeys(position, IoMode.Blocking));
            foreach (var key in page.Keys)
            {
                yield return key;
            }

            position = page.Next;
        }
        while (position is not null);
    }
}
