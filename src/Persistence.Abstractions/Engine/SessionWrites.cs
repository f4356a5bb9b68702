using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Engine;

/// <summary>Creates and saves sessions: one path for both, whatever store object is asked.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="engine">The engine.</param>
/// <param name="logs">Its logs.</param>
/// <param name="times">Notes when sessions are due, and when they expire.</param>
internal sealed class SessionWrites<TSession, TKey>(SessionEngine<TSession, TKey> engine, LogHandler<TSession, TKey>[] logs, SessionTimes<TSession, TKey> times)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <summary>Commits a session.</summary>
    /// <param name="store">The store object, which may be one under a lease.</param>
    /// <param name="session">The session.</param>
    /// <param name="isCreation">Whether it is new.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The version that is stored now.</returns>
    public async ValueTask<long> Write(SessionStore<TSession, TKey> store, TSession session, bool isCreation, IoMode mode)
    {
        var save = Prepare(store, session, isCreation);
        if (isCreation && save.Lease != 0)
        {
            throw await store.Lease.CreationError(save, mode).ConfigureAwait(false);
        }

        try
        {
            await engine.Commit(save, mode).ConfigureAwait(false);
            return save.NewVersion;
        }
        catch (SessionLeaseLostException)
        {
            store.Lease.Lose();
            throw;
        }
        finally
        {
            // Also when the commit was made and something after it failed, such as waiting for replicas.
            Track(store, save);
        }
    }

    /// <summary>Prepares a commit. Everything that is wrong with the session is found before anything is written, and is reported at once.</summary>
    /// <param name="store">The store object.</param>
    /// <param name="session">The session.</param>
    /// <param name="isCreation">Whether it is new.</param>
    /// <returns>The commit.</returns>
    /// <exception cref="SessionValidationException">Something may not be stored.</exception>
    public PreparedSave<TSession> Prepare(SessionStore<TSession, TKey> store, TSession session, bool isCreation)
    {
        var errors = new ValidationErrors();
        var key = engine.EncodeKeyOf(session, errors);
        store.Telemetry.Concern(key);
        var lease = store.Lease.NonceFor(key);
        engine.Validate(session, errors);
        var save = engine.Prepare(session, key, isCreation, errors);
        save.Lease = lease;
        times.Prepare(save);
        save.ExpectLogs(logs.Length);
        foreach (var log in logs)
        {
            log.Prepare(save, errors);
        }

        return errors.IsEmpty ? save : throw SessionErrors.Invalid(key, engine.DisplayName, errors);
    }

    /// <summary>Records in the session object what is stored now, if anything is.</summary>
    /// <param name="store">The store object.</param>
    /// <param name="save">The commit.</param>
    public void Track(SessionStore<TSession, TKey> store, PreparedSave<TSession> save)
    {
        if (save.Stored.Token == 0)
        {
            return;
        }

        store.Signals.Notify(save.Key);
        times.Note(save);

        // The version last: a thread that saves the object meanwhile sees the old version, which is a conflict, or the new version of logs that are tracked already.
        foreach (var log in logs)
        {
            log.Track(save);
        }

        save.Session.Tracking.Set(save.NewVersion, save.Stored.Token, save.Stored.Header);
    }
}
