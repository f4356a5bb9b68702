using Persistence.Mapping;

namespace Persistence.Redis.Sessions;

/// <summary>Remembers in a session object that its entries are stored.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <param name="session">The session.</param>
/// <param name="lengths">The length of each stored log, by ordinal.</param>
internal readonly struct LogMemory<TSession>(TSession session, long[] lengths) : ILogVisitor<TSession>
    where TSession : class, IPersistedSession
{
    /// <inheritdoc/>
    public void Visit<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry>
    {
        var ordinal = TLog.Description.Ordinal;
        session.Tracking.Log<TEntry>(ordinal).Set(TLog.GetEntries(session), lengths[ordinal]);
    }
}
