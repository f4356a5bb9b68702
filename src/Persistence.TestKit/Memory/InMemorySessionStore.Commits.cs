using System.Security.Cryptography;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.TestKit;

/// <content>How a session object becomes a commit.</content>
public partial class InMemorySessionStore<TSession, TKey, TMap>
{
    private CommitDraft Draft(TSession session, bool isCreation)
    {
        var errors = new ValidationErrors();
        var draft = new CommitDraft { Key = SessionGuard.StoredKey<TSession, TKey, TMap>(session, errors) };
        TMap.Validate(session, errors);
        var writer = new JsonWriter();
        TMap.WriteHeader(writer, session);
        writer.CollectFailures(errors, "");
        draft.Header = writer.Written.ToArray();
        var visitor = new AddedEntriesVisitor<TSession>(session, isCreation, errors, draft);
        TMap.VisitLogs(ref visitor);
        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(draft.Key, _name, errors);
        }

        draft.IndexValues = IndexValuesOf(session);
        return draft;
    }

    private void RefuseConflict(TSession session, StoredSession stored)
    {
        var tracking = session.Tracking;
        RefuseNewerSchema(stored);
        if (stored.Version != tracking.Version || stored.Token != tracking.Token)
        {
            throw SessionErrors.Conflict(stored.Key, _name, tracking.Version, stored.Version);
        }

        var grown = new GrownLogVisitor<TSession>(session, stored);
        TMap.VisitLogs(ref grown);
        if (grown.Log is { } log)
        {
            throw SessionErrors.LogGrew(stored.Key, _name, log, stored.Version);
        }
    }

    private void RefuseNewerSchema(StoredSession stored)
    {
        if (stored.SchemaVersion > TMap.Description.SchemaVersion)
        {
            throw SessionErrors.NewerSchema(stored.Key, _name, TMap.Description, stored.SchemaVersion);
        }
    }

    private void RefuseTakenValues(CommitDraft draft, DateTimeOffset now)
    {
        var errors = new ValidationErrors();
        foreach (var index in TMap.Description.Indexes.Where(index => index.IsUnique))
        {
            foreach (var value in draft.IndexValues[index.StorageName])
            {
                var owner = _table.Values.FirstOrDefault(other =>
                    other.Key != draft.Key && !other.IsExpired(now) && ValuesOf(other, index).Contains(value, StringComparer.Ordinal));
                if (owner is not null)
                {
                    errors.Add(index.Name, $"the value belongs to session '{owner.Key}' already and must be unique");
                }
            }
        }

        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(draft.Key, _name, errors);
        }
    }

    // Nothing here can fail: everything was checked and encoded before.
    private static void Apply(TSession session, CommitDraft draft, StoredSession stored, DateTimeOffset now)
    {
        var isCreation = stored.Version == 0;
        stored.Version++;
        stored.Token = NewToken();
        stored.SchemaVersion = TMap.Description.SchemaVersion;
        stored.ExpiresAt = TMap.Description.ExpiryAfterCommit(now, stored.ExpiresAt, isCreation);
        stored.Header = draft.Header;
        stored.IndexValues = draft.IndexValues;
        var lastSequences = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (log, entries) in draft.Added)
        {
            var storedLog = stored.Log(log);
            storedLog.Add(entries);
            lastSequences[log.StorageName] = storedLog.Entries.Count;
        }

        session.Tracking.Set(stored.Version, stored.Token);
        var visitor = new RememberVisitor<TSession>(session, isCreation, lastSequences);
        TMap.VisitLogs(ref visitor);
    }

    private static long NewToken()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        RandomNumberGenerator.Fill(bytes);
        return Math.Max(1, BitConverter.ToInt64(bytes) & long.MaxValue);
    }
}
