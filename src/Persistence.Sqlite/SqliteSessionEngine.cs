using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>
/// Keeps sessions of one class in a SQLite database: one table per session class, one per log, real columns, one transaction per
/// commit. It may be used from many threads and many processes.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <remarks>
/// <para>
/// SQLite's calls block: a thread that makes one waits for the disk. So an awaited change waits, with a task instead of a thread, for
/// the next transaction, and one thread of the pool writes for all that wait. An awaited read runs on the thread pool, no more of them
/// at a time than twice the number of processors (at least 4, at most 32); those that wait hold no thread either.
/// </para>
/// <para>
/// Inside <see cref="SqliteDatabase.Transaction"/>, which belongs to one thread, a call is carried out at once on that thread, and its
/// task has ended when it returns.
/// </para>
/// </remarks>
public sealed class SqliteSessionEngine<TSession, TKey, TMap> : SessionEngine<TSession, TKey, TMap>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    private readonly SqliteDatabase _database;
    private readonly bool _ownsDatabase;
    private readonly SessionReader<TSession, TKey, TMap> _reader;
    private readonly SaveCommand<TSession, TKey, TMap> _save;
    private readonly DeleteCommand<TSession, TKey, TMap> _delete;
    private readonly KeyQueries<TSession, TKey, TMap> _queries;
    private readonly DatabaseVerifier<TSession, TKey, TMap> _verifier;

    /// <summary>Opens the tables of the class, which are made when they are absent.</summary>
    /// <param name="database">The database.</param>
    /// <param name="ownsDatabase">Whether the database is disposed with the engine; otherwise other stores may use it too.</param>
    public SqliteSessionEngine(SqliteDatabase database, bool ownsDatabase = false)
        : base($"{(database ?? throw new ArgumentNullException(nameof(database))).Description}, table '{TMap.Table.Name}'", () => database.IsDisposed, "sqlite", database.Options.Monitoring)
    {
        (_database, _ownsDatabase) = (database, ownsDatabase);
        Tails = new SqliteTailSignals(database, TMap.Table.Name);
        var context = new SqliteContext(database, Description, ClassSql.Of<TSession, TKey, TMap>(), DisplayName) { Telemetry = Telemetry };
        var snapshots = new SnapshotReader(context);
        var lookup = new SessionLookup<TSession, TKey, TMap>(context);
        var logs = new SqliteLogs<TSession, TKey, TMap>(context, snapshots, lookup);
        _reader = new SessionReader<TSession, TKey, TMap>(context, snapshots, lookup, logs.Readers);
        _save = new SaveCommand<TSession, TKey, TMap>(context, lookup, logs.Writers, new TableOpening(context).Run(ownsDatabase));
        _delete = new DeleteCommand<TSession, TKey, TMap>(context, lookup);
        _queries = new KeyQueries<TSession, TKey, TMap>(context);
        _verifier = new DatabaseVerifier<TSession, TKey, TMap>(context, logs.Readers);
        Logs = logs.Handlers;
        Indexes = SqliteIndexes.Of<TSession, TKey, TMap>(context, _queries.Find);
    }

    /// <inheritdoc/>
    public override TailSignals Tails { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<LogHandler<TSession, TKey>> Logs { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<IndexHandler<TKey>> Indexes { get; }

    /// <inheritdoc/>
    public override ValueTask Commit(PreparedSave<TSession> save, IoMode mode) => _save.Run(save, mode);

    /// <inheritdoc/>
    public override ValueTask<TSession?> Read(EncodedKey<TKey> key, SessionLoad load, IoMode mode) => _reader.Read(key, load, mode);

    /// <inheritdoc/>
    public override ValueTask<bool> Delete(EncodedKey<TKey> key, IoMode mode) => _delete.Run(key, mode);

    /// <inheritdoc/>
    public override ValueTask<bool> Exists(EncodedKey<TKey> key, IoMode mode) => _reader.Exists(key, mode);

    /// <inheritdoc/>
    public override ValueTask<KeyPage<TKey>> ReadKeys(object? position, IoMode mode) => _queries.ReadPage(position, mode);

    /// <inheritdoc/>
    public override ValueTask<long> Count(IoMode mode) => _queries.Count(mode);

    /// <inheritdoc/>
    public override ValueTask<PurgeResult> PurgeExpired(IoMode mode) => _delete.Purge(mode);

    /// <inheritdoc/>
    public override ValueTask<IntegrityReport> Verify(IoMode mode) => _verifier.Verify(mode);

    /// <summary>Closes the database, if it is the engine's own.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>A task that ends when the transaction at work has ended and the database is closed.</returns>
    public override ValueTask Close(IoMode mode)
    {
        if (_ownsDatabase && mode.IsAsync)
        {
            return _database.DisposeAsync();
        }

        if (_ownsDatabase)
        {
            _database.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
