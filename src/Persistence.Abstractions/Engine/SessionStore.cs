using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>
/// A store of sessions of one class, the same for every backend: it checks, prepares and tracks, and an engine keeps. The generated
/// store of a session class derives from it and adds the typed members. Synchronous and asynchronous members are one code path.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key; a value tuple where the key has several parts.</typeparam>
public abstract partial class SessionStore<TSession, TKey> : ISessionStore<TSession, TKey>, IAsyncSessionStore<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private readonly SessionEngine<TSession, TKey> _engine;
    private readonly LogHandler<TSession, TKey>[] _logs;
    private readonly IndexHandler<TKey>[] _indexes;
    private bool _isDisposed;

    /// <summary>Makes a store of an engine.</summary>
    /// <param name="engine">The engine; it is closed with the store.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SessionStore(SessionEngine<TSession, TKey> engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        _engine = engine;
        _logs = [.. engine.Logs];
        _indexes = [.. engine.Indexes];
    }

    /// <summary>The engine, for what a backend offers beyond every store's members.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SessionEngine<TSession, TKey> Engine => _engine;

    /// <summary>Gives one log of the class, with its type.</summary>
    /// <typeparam name="TEntry">The type of the log's entries.</typeparam>
    /// <param name="ordinal">The ordinal of the log.</param>
    /// <returns>The log.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SessionLog<TSession, TKey, TEntry> Log<TEntry>(int ordinal) => new(this, (LogHandler<TSession, TKey, TEntry>)_logs[ordinal]);

    /// <summary>Gives one index of the class, with its type.</summary>
    /// <typeparam name="TValue">The type of the indexed values.</typeparam>
    /// <param name="ordinal">The ordinal of the index.</param>
    /// <returns>The index.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SessionIndex<TSession, TKey, TValue> Index<TValue>(int ordinal) => new(this, (IndexHandler<TKey, TValue>)_indexes[ordinal]);

    // Disposal comes before anything else that may be wrong with a call.
    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_isDisposed || _engine.IsClosed, this);

    internal EncodedKey<TKey> Encode(TKey key)
    {
        ThrowIfDisposed();
        return _engine.Encode(key);
    }

    // How an asynchronous call waits; one that is cancelled already ends here.
    internal IoMode Awaiting(CancellationToken cancellationToken)
    {
        ThrowIfDisposed();
        cancellationToken.ThrowIfCancellationRequested();
        return IoMode.Awaiting(cancellationToken);
    }

    private async ValueTask Write(TSession session, bool isCreation, IoMode mode)
    {
        var save = Prepare(session, isCreation);
        try
        {
            await _engine.Commit(save, mode).ConfigureAwait(false);
        }
        finally
        {
            // Also when the commit was made and something after it failed, such as waiting for replicas.
            Track(save);
        }
    }

    // Everything that is wrong with the session is found before anything is written, and is reported at once.
    private PreparedSave<TSession> Prepare(TSession session, bool isCreation)
    {
        var errors = new ValidationErrors();
        var key = _engine.EncodeKeyOf(session, errors);
        _engine.Validate(session, errors);
        var save = _engine.Prepare(session, key, isCreation, errors);
        foreach (var log in _logs)
        {
            log.Prepare(save, errors);
        }

        return errors.IsEmpty ? save : throw SessionErrors.Invalid(key, _engine.DisplayName, errors);
    }

    private void Track(PreparedSave<TSession> save)
    {
        if (save.Stored.Token == 0)
        {
            return;
        }

        save.Session.Tracking.Set(save.NewVersion, save.Stored.Token, save.Stored.Header);
        foreach (var log in _logs)
        {
            log.Track(save);
        }
    }
}
