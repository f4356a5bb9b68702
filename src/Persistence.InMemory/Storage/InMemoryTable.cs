using Persistence.Mapping;

namespace Persistence.InMemory;

/// <summary>The sessions of one class in a database in memory. Only to be touched under its <see cref="Gate"/>.</summary>
/// <param name="database">The database.</param>
/// <param name="description">The session class.</param>
/// <param name="displayName">The store's name in messages.</param>
/// <param name="time">The clock that sessions expire by.</param>
internal sealed class InMemoryTable(InMemoryDatabase database, SessionDescription description, string displayName, TimeProvider time)
{
    // In the order of the keys.
    private readonly SortedDictionary<string, StoredSession> _sessions = database.Table(description.Name);

    public Lock Gate { get; } = database.Gate;

    public string DisplayName { get; } = displayName;

    public SessionDescription Description { get; } = description;

    /// <summary>What a session's header says of when it expires; null where appends need not know.</summary>
    public Func<StoredSession, OwnExpiry>? StoredExpiry { get; set; }

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Finds a session that has not expired.</summary>
    public StoredSession? Find(string key) => _sessions.TryGetValue(Sortable(key), out var stored) && !stored.IsExpired(Now) ? stored : null;

    /// <summary>The session, which must be there and written by this version of the class or an earlier one.</summary>
    public StoredSession Require(string key)
    {
        var stored = Find(key) ?? throw SessionErrors.NotFound(key, DisplayName);
        ThrowIfNewer(stored);
        return stored;
    }

    public void ThrowIfNewer(StoredSession stored)
    {
        if (stored.SchemaVersion > Description.SchemaVersion)
        {
            throw StoredDataErrors.NewerSchema(stored.Key, DisplayName, Description, stored.SchemaVersion);
        }
    }

    /// <summary>The sessions that have not expired, in the order of their keys.</summary>
    public List<StoredSession> Live()
    {
        var now = Now;
        return [.. _sessions.Values.Where(stored => !stored.IsExpired(now))];
    }

    public void Add(StoredSession stored) => _sessions[Sortable(stored.Key)] = stored;

    public bool Remove(string key) => _sessions.Remove(Sortable(key));

    /// <summary>Removes the sessions that have expired.</summary>
    public int Purge()
    {
        var now = Now;
        return _sessions.Where(pair => pair.Value.IsExpired(now)).Select(static pair => pair.Key).ToList().Count(_sessions.Remove);
    }

    private string Sortable(string key) => KeyOrder.ToSortable(key, Description.KeyParts);

    /// <summary>Throws where the class has the key of other parts than what is stored.</summary>
    public void ThrowIfOtherKey<TSession, TKey, TMap>()
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        var check = new StoredKeyCheck(Description, DisplayName);
        lock (Gate)
        {
            foreach (var stored in Live().Take(StoredKeyCheck.MostSessions))
            {
                check.Add<TSession, TKey, TMap>(stored.Key, stored.Header, stored.HeaderSchema);
            }
        }

        check.ThrowIfOther();
    }
}
