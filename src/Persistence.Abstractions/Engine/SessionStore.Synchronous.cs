namespace Persistence.Engine;

/// <content>The members that block.</content>
public abstract partial class SessionStore<TSession, TKey>
{
    /// <inheritdoc/>
    public void Create(TSession session)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(session);
        IoMode.Result(Write(session, isCreation: true, IoMode.Blocking));
    }

    /// <inheritdoc/>
    public void Save(TSession session)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(session);
        IoMode.Result(Write(session, session.Tracking.IsNew, IoMode.Blocking));
    }

    /// <inheritdoc/>
    public TSession? Find(TKey key, SessionLoad load = default) => Loaded(IoMode.Result(_engine.Read(Encode(key), load, IoMode.Blocking)), load);

    /// <inheritdoc/>
    public TSession Load(TKey key, SessionLoad load = default)
    {
        var encoded = Encode(key);
        return Loaded(IoMode.Result(_engine.Read(encoded, load, IoMode.Blocking)), load) ?? throw Mapping.SessionErrors.NotFound(encoded.Text, _engine.DisplayName);
    }

    // Some engines know that a log is empty without reading it, others would have to ask: a header alone is a part of its session on all of them.
    private TSession? Loaded(TSession? session, SessionLoad load)
    {
        for (var log = 0; session is not null && load.MaxEntries == 0 && log < _logs.Length; log++)
        {
            _logs[log].SetUnread(session);
        }

        return session;
    }

    /// <inheritdoc/>
    public bool Delete(TKey key) => IoMode.Result(_engine.Delete(Encode(key), IoMode.Blocking));

    /// <inheritdoc/>
    public bool Exists(TKey key) => IoMode.Result(_engine.Exists(Encode(key), IoMode.Blocking));

    /// <inheritdoc/>
    public IEnumerable<TKey> Keys()
    {
        ThrowIfDisposed();
        return StreamKeys();
    }

    private IEnumerable<TKey> StreamKeys()
    {
        object? position = null;
        do
        {
            ThrowIfDisposed();
            var page = IoMode.Result(_engine.ReadKeys(position, IoMode.Blocking));
            foreach (var key in page.Keys)
            {
                yield return key;
            }

            position = page.Next;
        }
        while (position is not null);
    }
}
