using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>When the sessions of a class are due. A save compares: one that changes it begins the session's attempts again.</summary>
/// <param name="engine">The engine.</param>
internal sealed class DueTimes<TSession, TKey>(SessionEngine<TSession, TKey> engine)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private readonly bool _exist = engine.Description.DueIndex >= 0;

    /// <summary>Notes when a session is due that was just loaded or saved.</summary>
    public void Note(TSession? session)
    {
        if (_exist && session is not null)
        {
            session.Tracking.Due = engine.DueOf(session);
        }
    }

    /// <summary>Whether a session is due at another time than when it was loaded or saved.</summary>
    public bool IsChanged(TSession session) => _exist && engine.DueOf(session) != session.Tracking.Due;
}
