using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.InMemory;

/// <summary>
/// An engine that keeps everything in memory, with the whole contract of <see cref="ISessionStore{TSession, TKey}"/>: for unit tests
/// that need a store but no file or server, and as the model that the other backends are compared with.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map of the session class, named as the class with <c>Map</c> appended.</typeparam>
/// <remarks>
/// Sessions are kept as the JSON that the other backends store too, so what is found is always an independent copy and
/// a value that no backend could store throws here as well. Thread-safe; the memory belongs to one process. There is nothing to
/// wait for, so every task has ended when the call returns.
/// </remarks>
public sealed class InMemorySessionEngine<TSession, TKey, TMap> : SessionEngine<TSession, TKey, TMap>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private readonly InMemoryTable _table;
    private readonly InMemoryLeases<TKey> _leases;
    private readonly InMemoryReader<TSession, TKey, TMap> _reader;
    private readonly InMemoryWriter<TSession, TKey, TMap> _writer;

    /// <summary>Opens the engine.</summary>
    /// <param name="database">What other engines share with this one; null for a memory of its own.</param>
    /// <param name="timeProvider">The clock that sessions expire by; null for the system's.</param>
    /// <param name="monitoring">What the store reports about itself; null for its instruments only.</param>
    public InMemorySessionEngine(InMemoryDatabase? database = null, TimeProvider? timeProvider = null, StoreMonitoring? monitoring = null)
        : base($"in-memory store (class {TMap.Description.Name})", system: "memory", monitoring: monitoring)
    {
        database ??= new InMemoryDatabase();
        _table = new InMemoryTable(database, TMap.Description, DisplayName, timeProvider ?? TimeProvider.System);
        Tails = new TailSignals((database, TMap.Description.Name), TailSignals.DefaultPollInterval);
        _table.ThrowIfOtherKey<TSession, TKey, TMap>();
        lock (database.Gate)
        {
            if (ShapeRecord.Next(Description, database.Shapes.GetValueOrDefault(Description.Name), Telemetry) is { } shape)
            {
                database.Shapes[Description.Name] = shape;
            }
        }

        _leases = new InMemoryLeases<TKey>(_table, LeaseClock.System);
        _reader = new InMemoryReader<TSession, TKey, TMap>(_table, _leases);
        var indexes = new InMemoryIndexes<TSession, TKey, TMap>(_table, _reader);
        _writer = new InMemoryWriter<TSession, TKey, TMap>(_table, indexes, _leases, ThrowIfChanged);
        Logs = _reader.Logs;
        Indexes = TextIndexes.Of<TSession, TKey, TMap>(DisplayName, indexes.Find);
    }

    /// <inheritdoc/>
    public override TailSignals Tails { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<LogHandler<TSession, TKey>> Logs { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<IndexHandler<TKey>> Indexes { get; }

    /// <inheritdoc/>
    public override LeaseHandler<TKey> Leases => _leases;

    /// <inheritdoc/>
    public override PreparedSave<TSession> Prepare(TSession session, string key, bool isCreation, ValidationErrors errors) =>
        new InMemorySave<TSession>(session, key, isCreation) { Header = StoredJson.WriteHeader<TSession, TKey, TMap>(session, errors) };

    /// <inheritdoc/>
    public override ValueTask Commit(PreparedSave<TSession> save, IoMode mode)
    {
        _writer.Commit((InMemorySave<TSession>)save);
        Telemetry.Committed(1, -1);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask<TSession?> Read(EncodedKey<TKey> key, SessionLoad load, IoMode mode)
    {
        SessionSnapshot? snapshot;
        lock (_table.Gate)
        {
            snapshot = _table.Find(key.Text) is { } stored ? _reader.Snapshot(stored) : null;
        }

        return ValueTask.FromResult(snapshot is null ? null : _reader.Build(key.Text, snapshot, load.MaxEntries));
    }

    /// <inheritdoc/>
    public override ValueTask<bool> Delete(EncodedKey<TKey> key, IoMode mode)
    {
        lock (_table.Gate)
        {
            _leases.Check(key.Text, key.Lease);
            var found = _table.Find(key.Text);
            if (found is not null)
            {
                _table.ThrowIfNewer(found);
            }

            // What has expired is removed too, and was not there.
            _table.Remove(key.Text);
            return ValueTask.FromResult(found is not null);
        }
    }

    /// <inheritdoc/>
    public override ValueTask<bool> Exists(EncodedKey<TKey> key, IoMode mode)
    {
        lock (_table.Gate)
        {
            return ValueTask.FromResult(_table.Find(key.Text) is not null);
        }
    }

    /// <inheritdoc/>
    public override ValueTask<KeyPage<TKey>> ReadKeys(object? position, IoMode mode)
    {
        lock (_table.Gate)
        {
            return ValueTask.FromResult(new KeyPage<TKey>([.. _table.Live().Select(stored => DecodeKey(stored.Key))], Next: null));
        }
    }

    /// <inheritdoc/>
    public override ValueTask<PurgeResult> PurgeExpired(IoMode mode)
    {
        lock (_table.Gate)
        {
            return ValueTask.FromResult(new PurgeResult(_table.Purge()));
        }
    }

    /// <inheritdoc/>
    public override ValueTask<IntegrityReport> Verify(IProgress<VerifyProgress>? progress, IoMode mode) =>
        ValueTask.FromResult(new InMemoryVerifier<TSession, TKey, TMap>(_table, _reader, DisplayName).Verify(new VerifyRun(progress, mode.Cancellation)));
}
