using System.ComponentModel;
using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Engine;

/// <summary>
/// A store of sessions of one class, the same for every backend: it checks, prepares and tracks, and an engine keeps. The generated
/// store of a session class derives from it and adds the typed members. Synchronous and asynchronous members are one code path.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key; a value tuple where the key has several parts.</typeparam>
public abstract partial class SessionStore<TSession, TKey> : ISessionStore<TSession, TKey>, IAsyncSessionStore<TSession, TKey>, IHostableStore, IKeyedStore<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private static readonly Func<(SessionStore<TSession, TKey> Store, TSession Session, bool IsCreation), IoMode, ValueTask<long>> s_write =
        static (call, mode) => call.Store.Writes.Write(call.Store, call.Session, call.IsCreation, mode);

    private readonly LogHandler<TSession, TKey>[] _logs;
    private readonly IndexHandler<TKey>[] _indexes;
    private readonly OverdueClaims<TSession, TKey> _diagnosis;

    /// <summary>Makes a store of an engine.</summary>
    /// <param name="engine">The engine; it is closed with the store.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SessionStore(SessionEngine<TSession, TKey> engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        Engine = engine;
        Calls = new MeasuredEngine<TSession, TKey>(engine);
        KeyRanges = new SessionKeyRanges<TSession, TKey>(this, Calls);
        Lifetime = new StoreLifetime(GetType(), () => engine.IsClosed);
        Hosted = new HostedStore<TSession, TKey>(this, engine);
        Telemetry = engine.Telemetry;
        Signals = engine.Tails;
        if (engine.Description.HasLeases && engine.Leases is null)
        {
            throw LeaseErrors.NoLeases(engine.DisplayName, engine.Description.ClassName);
        }

        _diagnosis = new OverdueClaims<TSession, TKey>(engine);
        var times = new SessionTimes<TSession, TKey>(engine);
        Lease = new OwnLease<TSession, TKey>(engine, hold: null);
        _logs = [.. engine.Logs];
        Loads = new LoadedSessions<TSession, TKey>(_logs, times);
        Writes = new SessionWrites<TSession, TKey>(engine, _logs, times);
        _indexes = [.. engine.Indexes];
        Leases = new SessionLeases<TSession, TKey>(this, engine.Leases!);
        if (engine.Description.DueIndex is >= 0 and var due)
        {
            Claims = new SessionClaims<TSession, TKey>(this, new DueClaims<TSession, TKey>(this, engine, (IndexHandler<TKey, DateTimeOffset>)_indexes[due], times));
        }
    }

    /// <summary>What a host does with the store.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IHostedStore Hosted { get; }

    /// <summary>The engine, for what a backend offers beyond every store's members.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal SessionEngine<TSession, TKey> Engine { get; }

    /// <summary>The keys of its sessions.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SessionKeyRanges<TSession, TKey> KeyRanges { get; }

    /// <summary>The leases of the class's sessions.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal SessionLeases<TSession, TKey> Leases { get; }

    /// <summary>The claims of the class's sessions.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SessionClaims<TSession, TKey> Claims { get; }

    /// <summary>The lease under which this store makes its changes.</summary>
    internal OwnLease<TSession, TKey> Lease { get; private set; }

    private MeasuredEngine<TSession, TKey> Calls { get; }

    /// <summary>Gives one log of the class, with its type.</summary>
    /// <typeparam name="TEntry">The type of the log's entries.</typeparam>
    /// <param name="ordinal">The ordinal of the log.</param>
    /// <returns>The log.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SessionLog<TSession, TKey, TEntry> Log<TEntry>(int ordinal) => new(this, (LogHandler<TSession, TKey, TEntry>)_logs[ordinal]);

    /// <summary>Gives one index of the class, with its type.</summary>
    /// <typeparam name="TValue">The type of the indexed values.</typeparam>
    /// <param name="ordinal">The ordinal of the index.</param>
    /// <returns>The index.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SessionIndex<TSession, TKey, TValue> Index<TValue>(int ordinal) => new(this, (IndexHandler<TKey, TValue>)_indexes[ordinal]);

    /// <summary>Begins a query.</summary>
    /// <returns>The query without conditions.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected QueryDraft<TSession, TKey> BeginQuery()
    {
        Lifetime.ThrowIfOver();
        return new QueryDraft<TSession, TKey>(new SessionQueries<TSession, TKey>(this, Engine));
    }

    /// <inheritdoc/>
    ISessionBatches<TSession, TKey> IKeyedStore<TSession, TKey>.Batches => new SessionBatches<TSession, TKey>(this, Engine);

    internal StoreLifetime Lifetime { get; }

    internal StoreTelemetry Telemetry { get; }

    internal SessionWrites<TSession, TKey> Writes { get; }

    /// <summary>What is noted of sessions that were read.</summary>
    internal LoadedSessions<TSession, TKey> Loads { get; }

    /// <summary>What wakes tails.</summary>
    internal TailSignals Signals { get; }

    internal SessionStore<TSession, TKey> UnderLease(SessionLease lease)
    {
        Lifetime.ThrowIfOver();
        ArgumentNullException.ThrowIfNull(lease);
        lease.Hold.ThrowIfReleased();
        if (!ReferenceEquals(lease.Hold.Owner, Engine.Leases))
        {
            throw LeaseErrors.ForeignLease(lease.SessionKey, Engine.DisplayName);
        }

        var same = (SessionStore<TSession, TKey>)MemberwiseClone();
        same.Lease = new OwnLease<TSession, TKey>(Engine, lease.Hold);
        return same;
    }

    internal EncodedKey<TKey> Encode(TKey key)
    {
        Lifetime.ThrowIfOver();
        return Engine.Encode(key);
    }
}
