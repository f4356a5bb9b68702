using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.InMemory;

/// <summary>Makes commits in memory.</summary>
internal sealed class InMemoryWriter<TSession, TKey, TMap>(
    InMemoryTable table,
    InMemoryIndexes<TSession, TKey, TMap> indexes,
    InMemoryLeases<TKey> leases,
    Action<PreparedSave<TSession>, long, long, Func<LogDescription, long>> throwIfChanged)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    public void Commit(InMemorySave<TSession> save)
    {
        var values = InMemoryIndexes<TSession, TKey, TMap>.ValuesOf(save.Session);
        lock (table.Gate)
        {
            var stored = save.IsCreation ? New(save.Key) : Unchanged(save);
            indexes.ThrowIfTaken(save.Key, values);
            Apply(save, stored, values);
            table.Add(stored);
        }
    }

    private StoredSession New(string key) => table.Find(key) is null ? new StoredSession(key) : throw SessionErrors.Exists(key, table.DisplayName);

    private StoredSession Unchanged(InMemorySave<TSession> save)
    {
        leases.Check(save.Key, save.Lease);
        var stored = table.Find(save.Key) ?? throw SessionErrors.Gone(save.Key, table.DisplayName, save.ExpectedVersion);
        table.ThrowIfNewer(stored);
        throwIfChanged(save, stored.Version, stored.Token, log => stored.Log(log).Entries.Count);
        return stored;
    }

    // Nothing here can fail: everything was checked and encoded before.
    private void Apply(InMemorySave<TSession> save, StoredSession stored, Dictionary<string, string[]> values)
    {
        stored.Version = save.NewVersion;
        stored.Token = SessionTracking.NewToken();
        stored.SchemaVersion = table.Description.SchemaVersion;
        stored.HeaderSchema = table.Description.SchemaVersion;
        stored.ExpiresAt = table.Description.ExpiryAfterSave(table.Now, stored.ExpiresAt, save.OwnExpiry, save.IsCreation);
        stored.Header = save.Header;
        stored.Lease = save.ResetsAttempts ? stored.Lease?.Restarted() : stored.Lease;
        stored.IndexValues = values;
        foreach (var (log, entries) in save.Added)
        {
            var storedLog = stored.Log(log);
            storedLog.Add(entries, table.Description.SchemaVersion);
            save.CompleteLog(log.Ordinal, storedLog.Entries.Count);
        }

        save.Complete(stored.Token);
    }
}
