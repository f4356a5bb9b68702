using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.InMemory;

/// <summary>Makes session objects of what is stored in memory.</summary>
internal sealed class InMemoryReader<TSession, TKey, TMap>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private readonly InMemoryTable _table;

    public InMemoryReader(InMemoryTable table, InMemoryLeases<TKey> leases)
    {
        _table = table;
        var collector = new Collector((table, leases), []);
        TMap.VisitLogs(ref collector);
        Logs = collector.Logs;
        table.StoredExpiry = table.Description.AppendsAskForExpiry ? stored => OwnExpiry.Stored(TMap.GetExpiry(Header(stored))) : null;
    }

    /// <summary>The logs, by ordinal.</summary>
    public IReadOnlyList<LogHandler<TSession, TKey>> Logs { get; }

    /// <summary>What is needed to build a session object, taken in one moment. Under the lock.</summary>
    public SessionSnapshot Snapshot(StoredSession stored)
    {
        _table.ThrowIfNewer(stored);
        return new SessionSnapshot(stored.Version, stored.Token, (stored.Header, stored.HeaderSchema), [.. Logs.Select(log => stored.Log(log.Description).Entries.ToArray())]);
    }

    /// <summary>Builds a session object.</summary>
    public TSession Build(string key, SessionSnapshot snapshot, int maxEntries) => StoredJson.Read(
        () =>
        {
            var session = StoredJson.ReadHeader<TSession, TKey, TMap>(snapshot.Header.Json, snapshot.Header.Schema);
            session.Tracking.Set(snapshot.Version, snapshot.Token);
            foreach (var log in Logs)
            {
                ((IInMemoryLog<TSession>)log).Load(session, snapshot.Logs[log.Description.Ordinal], maxEntries);
            }

            return session;
        },
        key,
        "its JSON",
        _table.DisplayName,
        _table.Description);

    /// <summary>Reads the header alone.</summary>
    public TSession Header(StoredSession stored) => StoredJson.Read(
        () => StoredJson.ReadHeader<TSession, TKey, TMap>(stored.Header, stored.HeaderSchema), stored.Key, "its JSON", _table.DisplayName, _table.Description);

    private readonly struct Collector((InMemoryTable Table, InMemoryLeases<TKey> Leases) of, List<LogHandler<TSession, TKey>> logs) : ILogVisitor<TSession>
    {
        public List<LogHandler<TSession, TKey>> Logs => logs;

        public void Visit<TEntry, TLog>()
            where TLog : ILogMap<TSession, TEntry> =>
            logs.Add(new InMemoryLog<TSession, TKey, TEntry, TLog>(of.Table, of.Leases));
    }
}
