using Persistence.Mapping;

namespace Persistence.TestKit;

/// <summary>Records in a session object, log by log, that the entries it holds are stored now.</summary>
internal readonly ref struct RememberVisitor<TSession>(TSession session, bool isCreation, IReadOnlyDictionary<string, long> lastSequences)
    : ILogVisitor<TSession>
    where TSession : class, IPersistedSession
{
    public void Visit<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry>
    {
        var tracking = session.Tracking.Log<TEntry>(TLog.Description.Ordinal);
        if (isCreation)
        {
            // The object may have been loaded from elsewhere: what it knew then says nothing about this store.
            tracking.Clear();
        }

        tracking.Set(TLog.GetEntries(session), lastSequences[TLog.Description.StorageName]);
    }
}
