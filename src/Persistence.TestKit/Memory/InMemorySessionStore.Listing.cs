using Persistence.Mapping;

namespace Persistence.TestKit;

/// <content>What concerns all sessions.</content>
public partial class InMemorySessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public long Count() => LiveSessions().Count;

    /// <inheritdoc/>
    public IEnumerable<TKey> Keys()
    {
        ThrowIfDisposed();
        return StreamKeys();
    }

    private IEnumerable<TKey> StreamKeys()
    {
        foreach (var stored in LiveSessions())
        {
            yield return SessionGuard.ReadKey<TSession, TKey, TMap>(stored.Key, _name);
        }
    }

    /// <inheritdoc/>
    public PurgeResult PurgeExpired()
    {
        ThrowIfDisposed();
        lock (_database.Gate)
        {
            var now = _time.GetUtcNow();
            var expired = _table.Where(pair => pair.Value.IsExpired(now)).Select(pair => pair.Key).ToList();
            expired.ForEach(key => _table.Remove(key));
            return new PurgeResult(expired.Count);
        }
    }

    /// <inheritdoc/>
    public IntegrityReport Verify()
    {
        var findings = new List<IntegrityFinding>();
        var entries = 0L;
        var sessions = LiveSessions();
        foreach (var stored in sessions)
        {
            try
            {
                entries += VerifyOne(stored);
            }
            catch (SessionException problem)
            {
                findings.Add(new IntegrityFinding(stored.Key, $"in-memory session '{stored.Key}'", problem.Message));
            }
        }

        return new IntegrityReport(sessions.Count, entries, findings);
    }

    private long VerifyOne(StoredSession stored)
    {
        SessionSnapshot snapshot;
        lock (_database.Gate)
        {
            snapshot = SnapshotOf(stored);
        }

        Decode(stored.Key, () => Build(snapshot, int.MaxValue));
        return snapshot.Logs.Values.Sum(log => (long)log.Length);
    }

    private List<StoredSession> LiveSessions()
    {
        ThrowIfDisposed();
        lock (_database.Gate)
        {
            var now = _time.GetUtcNow();
            return [.. _table.Values.Where(stored => !stored.IsExpired(now))];
        }
    }
}
