using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Engine;

/// <content>What a create and a save are made of.</content>
public abstract partial class SessionStore<TSession, TKey>
{
    private static readonly Func<(SessionStore<TSession, TKey> Store, TSession Session, bool IsCreation), IoMode, ValueTask<long>> s_write =
        static (call, mode) => call.Store.Write(call.Session, call.IsCreation, mode);

    private async ValueTask<long> Write(TSession session, bool isCreation, IoMode mode)
    {
        var save = Prepare(session, isCreation);
        if (isCreation && save.Lease != 0)
        {
            throw await Lease.CreationError(save, mode).ConfigureAwait(false);
        }

        try
        {
            await _engine.Commit(save, mode).ConfigureAwait(false);
            return save.NewVersion;
        }
        catch (SessionLeaseLostException)
        {
            Lease.Lose();
            throw;
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
        Telemetry.Concern(key);
        var lease = Lease.NonceFor(key);
        _engine.Validate(session, errors);
        var save = _engine.Prepare(session, key, isCreation, errors);
        save.Lease = lease;
        save.ResetsAttempts = !isCreation && _due.IsChanged(session);
        save.ExpectLogs(_logs.Length);
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

        Signals.Notify(save.Key);
        _due.Note(save.Session);

        // The version last: a thread that saves the object meanwhile sees the old version, which is a conflict, or the new version of logs that are tracked already.
        foreach (var log in _logs)
        {
            log.Track(save);
        }

        save.Session.Tracking.Set(save.NewVersion, save.Stored.Token, save.Stored.Header);
    }
}
