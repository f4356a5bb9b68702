using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>
/// When the sessions of a class are due, and when they expire, where a member says so. A save compares: one that changes the due time begins the session's attempts again, and one that takes the
/// end of its life away starts that life again.
/// </summary>
/// <param name="engine">The engine.</param>
internal sealed class SessionTimes<TSession, TKey>(SessionEngine<TSession, TKey> engine)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private readonly bool _areDue = engine.Description.DueIndex >= 0;
    private readonly bool _expire = engine.Description.HasOwnExpiry;

    /// <summary>Notes the times of a session that was just loaded.</summary>
    /// <param name="session">The session.</param>
    public void Note(TSession? session)
    {
        if (session is null)
        {
            return;
        }

        NoteDue(session);
        if (_expire)
        {
            session.Tracking.HasOwnExpiry = engine.ExpiryOf(session) is not null;
        }
    }

    /// <summary>Notes the times of a session that was just saved.</summary>
    /// <param name="save">The save.</param>
    public void Note(PreparedSave<TSession> save)
    {
        NoteDue(save.Session);
        if (_expire)
        {
            save.Session.Tracking.HasOwnExpiry = save.OwnExpiry.At is not null;
        }
    }

    /// <summary>Sets what a save does to the times of its session.</summary>
    /// <param name="save">The save.</param>
    public void Prepare(PreparedSave<TSession> save)
    {
        save.ResetsAttempts = _areDue && !save.IsCreation && engine.DueOf(save.Session) != save.Session.Tracking.Due;
        save.OwnExpiry = _expire ? new OwnExpiry(engine.ExpiryOf(save.Session), !save.IsCreation && save.Session.Tracking.HasOwnExpiry) : default;
    }

    private void NoteDue(TSession session)
    {
        if (_areDue)
        {
            session.Tracking.Due = engine.DueOf(session);
        }
    }
}
