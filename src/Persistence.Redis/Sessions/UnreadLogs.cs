using Persistence.Mapping;

namespace Persistence.Redis.Sessions;

/// <summary>Notes in a session object that its header alone was read.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <param name="session">The session.</param>
internal readonly struct UnreadLogs<TSession>(TSession session) : ILogVisitor<TSession>
    where TSession : class, IPersistedSession
{
    /// <inheritdoc/>
    public void Visit<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry> =>
        session.Tracking.Log<TEntry>(TLog.Description.Ordinal).SetUnread();
}
