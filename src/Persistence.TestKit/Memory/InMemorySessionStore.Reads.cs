using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.TestKit;

/// <content>Reading single sessions.</content>
public partial class InMemorySessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public TSession? Find(TKey key, SessionLoad load = default)
    {
        var stored = StoredKey(key);
        var snapshot = Snapshot(stored);
        return snapshot is null ? null : Decode(stored, () => Build(snapshot, load.MaxEntries));
    }

    /// <inheritdoc/>
    public TSession Load(TKey key, SessionLoad load = default) =>
        Find(key, load) ?? throw SessionErrors.NotFound(SessionGuard.StoredKey<TSession, TKey, TMap>(key), _name);

    /// <inheritdoc/>
    public bool Exists(TKey key)
    {
        var stored = StoredKey(key);
        lock (_database.Gate)
        {
            return FindStored(stored, _time.GetUtcNow()) is not null;
        }
    }

    private SessionSnapshot? Snapshot(string key)
    {
        lock (_database.Gate)
        {
            return FindStored(key, _time.GetUtcNow()) is { } stored ? SnapshotOf(stored) : null;
        }
    }

    // Under the lock: afterwards the snapshot is read without it.
    private SessionSnapshot SnapshotOf(StoredSession stored)
    {
        RefuseNewerSchema(stored);
        return new SessionSnapshot(
            stored.Version,
            stored.Token,
            stored.Header,
            TMap.Description.Logs.ToDictionary(log => log.StorageName, log => stored.Log(log).Entries.ToArray(), StringComparer.Ordinal));
    }

    private static TSession Build(SessionSnapshot snapshot, int maxEntries)
    {
        var session = ReadHeader(snapshot.Header);
        session.Tracking.Set(snapshot.Version, snapshot.Token);
        var visitor = new FillVisitor<TSession>(session, maxEntries, snapshot.Logs);
        TMap.VisitLogs(ref visitor);
        return session;
    }

    private static TSession ReadHeader(byte[] header)
    {
        var reader = new JsonReader(header);
        var session = TMap.ReadHeader(ref reader);
        reader.End();
        return session;
    }

    // Stored JSON can be foreign to the class when another version of it wrote the data.
    private T Decode<T>(string key, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (RequiredMemberException missing)
        {
            throw new SessionSchemaException($"Session '{key}' in {_name} does not fit class {TMap.Description.ClassName}: {missing.Message}. Give the member a default, or a former name.", key, _name, missing);
        }
        catch (JsonDataException damaged)
        {
            throw SessionErrors.Corrupted(key, _name, "its JSON", damaged.Message, damaged);
        }
    }
}
