using Persistence.Mapping;

namespace Persistence.TestKit;

/// <summary>Looks for an exclusive log that grew since a session object was loaded.</summary>
internal ref struct GrownLogVisitor<TSession>(TSession session, StoredSession stored) : ILogVisitor<TSession>
    where TSession : class, IPersistedSession
{
    /// <summary>The name of the first such log; null when there is none.</summary>
    public string? Log { get; private set; }

    public void Visit<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry>
    {
        var log = TLog.Description;
        if (log.Append == AppendRule.Exclusive
            && stored.Log(log).Entries.Count != session.Tracking.Log<TEntry>(log.Ordinal).LastSequence)
        {
            Log ??= log.Name;
        }
    }
}
