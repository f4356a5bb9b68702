using Persistence.Mapping;

namespace Persistence.TestKit;

/// <summary>
/// A session store that keeps everything in memory, with the whole contract of <see cref="ISessionStore{TSession, TKey}"/>:
/// for unit tests that need a store but no file or server, and as the model that the other backends are compared with.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map of the session class, named as the class with <c>Map</c> appended.</typeparam>
/// <remarks>
/// Sessions are kept as the JSON that the other backends store too, so what is found is always an independent copy and
/// a value that no backend could store is refused here as well. Thread-safe; the memory belongs to one process.
/// </remarks>
public partial class InMemorySessionStore<TSession, TKey, TMap> : ISessionEngine<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private readonly InMemoryDatabase _database;
    private readonly SortedDictionary<string, StoredSession> _table;
    private readonly TimeProvider _time;
    private readonly string _name;
    private bool _isDisposed;

    /// <summary>Opens a store.</summary>
    /// <param name="database">What other stores share with this one; null for a memory of its own.</param>
    /// <param name="timeProvider">The clock that sessions expire by; null for the system's.</param>
    public InMemorySessionStore(InMemoryDatabase? database = null, TimeProvider? timeProvider = null)
    {
        _database = database ?? new InMemoryDatabase();
        _table = _database.Table(TMap.Description.Name);
        _time = timeProvider ?? TimeProvider.System;
        _name = $"in-memory store (class {TMap.Description.Name})";
    }

    /// <inheritdoc/>
    public void Create(TSession session)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(session);
        var draft = Draft(session, isCreation: true);
        lock (_database.Gate)
        {
            var now = _time.GetUtcNow();
            if (FindStored(draft.Key, now) is not null)
            {
                throw SessionErrors.Exists(draft.Key, _name);
            }

            RefuseTakenValues(draft, now);
            var stored = new StoredSession(draft.Key);
            Apply(session, draft, stored, now);
            _table[Sortable(draft.Key)] = stored;
        }
    }

    /// <inheritdoc/>
    public void Save(TSession session)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(session);
        if (session.Tracking.IsNew)
        {
            Create(session);
            return;
        }

        var draft = Draft(session, isCreation: false);
        lock (_database.Gate)
        {
            var now = _time.GetUtcNow();
            var stored = FindStored(draft.Key, now) ?? throw SessionErrors.Gone(draft.Key, _name, session.Tracking.Version);
            RefuseConflict(session, stored);
            RefuseTakenValues(draft, now);
            Apply(session, draft, stored, now);
        }
    }

    /// <inheritdoc/>
    public bool Delete(TKey key)
    {
        var stored = StoredKey(key);
        lock (_database.Gate)
        {
            if (FindStored(stored, _time.GetUtcNow()) is not { } found)
            {
                return false;
            }

            RefuseNewerSchema(found);
            return _table.Remove(Sortable(stored));
        }
    }

    /// <summary>Ends the use of this store. What it stored stays in the <see cref="InMemoryDatabase"/>.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        GC.SuppressFinalize(this);
    }

    private static string Sortable(string key) => KeyOrder.ToSortable(key, TMap.Description.KeyParts);

    private protected void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_isDisposed, this);

    private string StoredKey(TKey key)
    {
        ThrowIfDisposed();
        return SessionGuard.StoredKey<TSession, TKey, TMap>(key, _name);
    }

    // The session unless it is absent or expired. Under the lock.
    private StoredSession? FindStored(string key, DateTimeOffset now) =>
        _table.TryGetValue(Sortable(key), out var stored) && !stored.IsExpired(now) ? stored : null;
}
