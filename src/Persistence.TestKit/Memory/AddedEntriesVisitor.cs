using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.TestKit;

/// <summary>Collects, log by log, the entries of a session object that are not stored yet.</summary>
internal readonly ref struct AddedEntriesVisitor<TSession>(TSession session, bool isCreation, ValidationErrors errors, CommitDraft draft)
    : ILogVisitor<TSession>
    where TSession : class, IPersistedSession
{
    private readonly JsonWriter _writer = new();

    public void Visit<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry>
    {
        var log = TLog.Description;
        var entries = TLog.GetEntries(session);
        var tracking = session.Tracking.Log<TEntry>(log.Ordinal);
        if (!isCreation && !tracking.IsIntact(entries))
        {
            errors.Add(log.Name, "stored entries of the log were removed, replaced or reordered; a log only grows at its end");
            return;
        }

        var start = isCreation ? 0 : tracking.KnownCount;
        draft.Added.Add((log, EntryEncoder.Encode<TSession, TEntry, TLog>(entries, start, _writer, errors)));
    }
}
