using Persistence.Mapping;

namespace Persistence.Redis.Sessions;

/// <summary>Remembers in a session object that the entries of the logs that a commit concerned are stored.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <param name="session">The session.</param>
/// <param name="draft">The commit.</param>
/// <param name="lengths">The length of each of these logs.</param>
internal readonly struct LogMemory<TSession>(TSession session, CommitDraft draft, long[] lengths) : ILogVisitor<TSession>
    where TSession : class, IPersistedSession
{
    /// <inheritdoc/>
    public void Visit<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry>
    {
        var position = draft.Logs.IndexOf(TLog.Description);
        if (position < 0)
        {
            return;
        }

        var tracking = session.Tracking.Log<TEntry>(TLog.Description.Ordinal);
        if (draft.IsCreation)
        {
            // What the object knew of another store, or of a life before this one, says nothing any more.
            tracking.Clear();
        }

        tracking.Set(TLog.GetEntries(session), lengths[position]);
    }
}
