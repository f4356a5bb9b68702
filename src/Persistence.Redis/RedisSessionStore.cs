using System.Globalization;
using Persistence.Mapping;
using Persistence.Redis.Appends;
using Persistence.Redis.Connection;
using Persistence.Redis.Headers;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis;

/// <summary>
/// Keeps sessions of one class in Redis. The generated stores derive from it. It may be used from many threads, and
/// many processes may use the same server. The connection belongs to the caller and is not disposed with the store.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
public abstract partial class RedisSessionStore<TSession, TKey, TMap> : ISessionStore<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    // What the map says of the class is kept here: asking the map is a call through the run time's tables.
    private readonly SessionDescription _description = TMap.Description;
    private readonly string _schemaVersion = TMap.Description.SchemaVersion.ToString(CultureInfo.InvariantCulture);
    private readonly byte[] _schemaField = HeaderFields.OfSchema(TMap.Description.SchemaVersion.ToString(CultureInfo.InvariantCulture));
    private readonly bool _hasExclusiveLog = TMap.Description.Logs.Any(static log => log.Append == AppendRule.Exclusive);
    private readonly bool _hasRenamedLog = TMap.Description.Logs.Any(static log => log.FormerNames.Count > 0);

    // How long each log was when it was last read; in how many parts to read the next one is guessed from it.
    private readonly int[] _lastLengths = new int[TMap.Description.Logs.Count];

    private readonly RedisConnection _connection;
    private readonly Replication _replication;
    private readonly RedisKeys _keys;
    private readonly SessionClock _clock;
    private readonly IndexTools _indexTools;
    private readonly IndexWriter _indexWriter;
    private readonly IndexReader _indexReader;
    private readonly IdRepair<TSession, TKey, TMap> _idRepair;
    private readonly UniqueValues _uniqueValues;
    private readonly IndexRecord _indexRecord;
    private readonly IndexFiller _indexFiller;
    private readonly JointCommits _jointCommits;
    private readonly IndexReadiness _readiness;
    private readonly CommitRequests _commits;
    private readonly RedisStoreOptions _options;
    private readonly string _store;

    /// <summary>Opens the store. Nothing is sent to the server yet.</summary>
    /// <param name="redis">The connection.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">A setting is outside its range.</exception>
    protected RedisSessionStore(IConnectionMultiplexer redis, RedisStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(redis);
        _options = options ?? new RedisStoreOptions();
        _options.Validate();
        _store = $"Redis store '{_options.KeyPrefix}' (class {TMap.Description.Name})";
        _connection = new RedisConnection(redis, _options, _store);
        _replication = new Replication(redis, _options, _store);
        _keys = new RedisKeys(_options.KeyPrefix, TMap.Description);
        _clock = new SessionClock(_options, TMap.Description);
        _indexWriter = new IndexWriter(_connection, _keys, TMap.Description);
        _indexTools = new IndexTools(_connection, _keys, TMap.Description, _clock);
        _indexReader = new IndexReader(_indexTools, _indexWriter);
        _idRepair = new IdRepair<TSession, TKey, TMap>(_indexTools, _store);
        _commits = new CommitRequests(TMap.Description, _clock);
        _uniqueValues = new UniqueValues(_connection, _keys, _indexWriter, _clock);
        _indexRecord = new IndexRecord(_indexTools);
        _readiness = new IndexReadiness(FillIndexes);
        var joint = new JointReservations(_indexTools, _uniqueValues);
        _indexFiller = new IndexFiller(_indexTools, _indexWriter, (_uniqueValues, joint));
        _jointCommits = new JointCommits(_connection, _indexWriter, joint, _commits);
    }

    /// <inheritdoc/>
    public void Create(TSession session)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(session);
        RunMode.Result(Commit(Draft(session, isCreation: true), session, RunMode.Blocking));
    }

    /// <inheritdoc/>
    public TSession? Find(TKey key, SessionLoad load = default) =>
        RunMode.Result(Read(StoredKey(key), load, RunMode.Blocking));

    /// <inheritdoc/>
    public TSession Load(TKey key, SessionLoad load = default) =>
        Find(key, load) ?? throw Missing(key);

    /// <inheritdoc/>
    public void Save(TSession session)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(session);
        RunMode.Result(Commit(Draft(session, session.Tracking.IsNew), session, RunMode.Blocking));
    }

    /// <inheritdoc/>
    public bool Delete(TKey key) =>
        RunMode.Result(Remove(StoredKey(key), onlyExpired: false, RunMode.Blocking));

    /// <inheritdoc/>
    public bool Exists(TKey key) =>
        RunMode.Result(IsThere(StoredKey(key), RunMode.Blocking));

    private protected SessionNotFoundException Missing(TKey key) => SessionErrors.NotFound(TMap.FormatKey(key), _store);
}
