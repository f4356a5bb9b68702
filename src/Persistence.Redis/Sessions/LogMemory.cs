using Persistence.Mapping;

namespace Persistence.Redis.Sessions;

/// <summary>Remembers in a session object that its entries are stored.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <param name="session">The session.</param>
/// <param name="isCreation">Whether the commit created the session.</param>
/// <param name="lengths">The length of each stored log, by ordinal.</param>
internal readonly struct LogMemory<TSession>(TSession session, bool isCreation, long[] lengths) : ILogVisitor<TSession>
    where TSession : class, IPersistedSession
{
    /// <inheritdoc/>
    public void Visit<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry>
    {
        var ordinal = TLog.Description.Ordinal;
        var tracking = session.Tracking.Log<TEntry>(ordinal);
        if (isCreation)
        {
            // What the object knew of another store, or of a life before this one, says nothing any more.
            tracking.Clear();
        }

        tracking.Set(TLog.GetEntries(session), lengths[ordinal]);
    }
}
