using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Appends;
using Persistence.Redis.Batches;
using Persistence.Redis.Commits;
using Persistence.Redis.Connection;
using Persistence.Redis.Diagnosis;
using Persistence.Redis.Indexes;
using Persistence.Redis.Indexes.Backfill;
using Persistence.Redis.Layout;
using Persistence.Redis.Queries;
using Persistence.Redis.Reading;
using Persistence.Redis.Search;
using Persistence.Redis.Sessions;
using Persistence.Redis.Tails;
using Persistence.Redis.Verification;
using StackExchange.Redis;

namespace Persistence.Redis;

/// <summary>
/// Keeps sessions of one class in Redis. It may be used from many threads, and many processes may use the same server. The connection
/// belongs to the caller and is not disposed with the engine.
/// </summary>
/// <remarks>
/// A call that changes something can be cancelled until its change is sent: also while it waits for a server that cannot
/// be reached. From then on it is carried out, and repeated where an answer was lost, whatever becomes of the token. A call
/// that only reads ends at once when it is cancelled.
/// </remarks>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
public sealed class RedisSessionEngine<TSession, TKey, TMap> : RedisKeyspaceEngine<TSession, TKey, TMap>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private readonly ReadinessGate _keys;
    private readonly ReadinessGate _backfill;
    private readonly SaveCommand<TSession, TKey, TMap> _save;
    private readonly DeleteCommand _delete;
    private readonly SessionReader<TSession, TKey, TMap> _reader;
    private readonly IndexReader _indexReader;
    private readonly KeyQueries<TSession, TKey, TMap> _queries;
    private readonly ExpiredSessions _expired;
    private readonly LeftSessions _left;

    /// <summary>Opens the engine. Nothing is sent to the server yet.</summary>
    /// <param name="redis">The connection.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">A setting is outside its range.</exception>
    public RedisSessionEngine(IConnectionMultiplexer redis, RedisStoreOptions? options = null)
        : base(redis, options ??= new RedisStoreOptions())
    {
        var connection = Context.Connection;
        Tails = new RedisTailSignals(redis, options, Context.Keys);
        var (keys, shape) = (new KeyCheck<TSession, TKey, TMap>(Context), new ShapeKey(Context));
        _keys = new ReadinessGate(async mode =>
        {
            await keys.Run(mode).ConfigureAwait(false);
            await shape.Run(mode).ConfigureAwait(false);
        });
        var renamed = new RenamedLogs(Context);
        var repair = new IdRepair<TSession, TKey, TMap>(Context, DisplayName);
        var surroundings = new CommitSurroundings(renamed, new Replication(redis, options, DisplayName), options.WaitForReplicas, repair.Repair);
        var expiries = Description.AppendsAskForExpiry ? new KnownExpiries(ReadExpiry) : null;
        var fence = new IndexFence(Context);
        var entries = new IndexWriter(connection, Context.Keys, Description, fence);
        var unique = new UniqueValues(connection, Context.Keys, entries, Context.Clock);
        var requests = new CommitRequests(Description, Context.Clock, !options.PublishCommits);
        var outcome = new CommitOutcome(Context);
        var left = new LeftSet(Context);
        var commits = new CommitCommand(Context, new WriteIntents(Context, entries, unique, left, (requests, outcome)), requests, outcome, surroundings);
        _delete = new DeleteCommand(Context, entries, surroundings);
        _reader = new SessionReader<TSession, TKey, TMap>(Context, renamed);
        _indexReader = new IndexReader(Context, entries);
        var reservations = new PipelinedReservations(Context, unique);
        var unread = new UnreadSet(Context);
        var existing = new ExistingSessions<TSession, TKey, TMap>(Context, _reader, (commits, new PipelinedCommits(connection, entries, reservations, requests)), unread, options.WaitForReplicas == 0);
        var backfillWriter = new IndexBackfillWriter(Context, entries, (unique, reservations), unread);
        var backfill = new IndexBackfill(Context, (new IndexCatalog(Context, fence), backfillWriter), _indexReader, existing, unread);
        var checks = new LookupChecks(fence, (unread, new UnreadSessions(Context, unread, backfillWriter, existing)), (left, new LeftSessions(Context, left, entries, backfill)), mode => _backfill!.Again(mode));
        _left = checks.Left;
        _queries = new KeyQueries<TSession, TKey, TMap>(Context, _indexReader, checks);
        Counting = new SessionCount(Context, _keys, _indexReader, _queries.IsKey);
        _expired = new ExpiredSessions(Context, entries, _delete, _queries.Skipped);
        _backfill = new ReadinessGate(async mode =>
        {
            await _keys.Pass(mode).ConfigureAwait(false);
            await backfill.Run(mode).ConfigureAwait(false);
        });
        _save = new SaveCommand<TSession, TKey, TMap>(Context, fence, _backfill, commits, expiries);
        Handlers = (
            new RedisBatches<TSession, TKey, TMap>(this, new HeaderReader<TSession, TKey, TMap>(Context, _reader), _backfill),
            new RedisQueries<TSession, TKey, TMap>(this, Context, new OrderedPage<TSession, TKey, TMap>(Context, checks), _backfill),
            options.MayFollow && Description.IsSearched ? new RedisSearch<TSession, TKey, TMap>(this, Context, options, (_backfill, _reader)) : null);
        Logs = RedisLogs.Of<TSession, TKey, TMap>(Context, new AppendCommand(Context, surroundings, _keys, expiries), new LogReader(Context, renamed, _keys));
        Leases = new RedisLeases<TKey>(Context, _keys, options.TimeProvider);
        DueForDiagnosis = DueEntries<TSession, TKey, TMap>.Reading(redis, options, Context);
        Indexes = TextIndexes.Of<TSession, TKey, TMap>(DisplayName, async (query, mode) =>
        {
            await _backfill.Pass(mode).ConfigureAwait(false);
            return await _queries.Find(query, mode).ConfigureAwait(false);
        });
    }

    /// <inheritdoc/>
    public override TailSignals Tails { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<LogHandler<TSession, TKey>> Logs { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<IndexHandler<TKey>> Indexes { get; }

    /// <inheritdoc/>
    public override LeaseHandler<TKey> Leases { get; }

    /// <inheritdoc/>
    public override DueReading<TKey>? DueForDiagnosis { get; }

    /// <inheritdoc/>
    public override PreparedSave<TSession> Prepare(TSession session, string key, bool isCreation, ValidationErrors errors) => _save.Prepare(session, key, isCreation, errors);

    /// <inheritdoc/>
    public override ValueTask Commit(PreparedSave<TSession> save, IoMode mode)
    {
        var commit = _save.Run((RedisSave<TSession>)save, mode);
        if (save.IsCreation)
        {
            // A search that finds none there yet asks again once it is listed.
            Handlers.Search?.Creations.Add(save.Key);
        }

        return commit;
    }

    /// <inheritdoc/>
    public override async ValueTask<TSession?> Read(EncodedKey<TKey> key, SessionLoad load, IoMode mode)
    {
        await _backfill.Pass(mode).ConfigureAwait(false);
        return await _reader.Read(key.Text, load, mode).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<bool> Delete(EncodedKey<TKey> key, IoMode mode)
    {
        await _keys.Pass(mode).ConfigureAwait(false);
        return await _delete.Run(key.Text, key.Lease, onlyExpired: false, mode).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<bool> Exists(EncodedKey<TKey> key, IoMode mode)
    {
        await _keys.Pass(mode).ConfigureAwait(false);
        return await _reader.Exists(key.Text, mode).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<KeyPage<TKey>> ReadKeys(object? position, IoMode mode)
    {
        await _keys.Pass(mode).ConfigureAwait(false);
        return await _queries.Page(position, mode).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<PurgeResult> PurgeExpired(IoMode mode)
    {
        await _keys.Pass(mode).ConfigureAwait(false);
        return await _expired.Purge(mode).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<IntegrityReport> Verify(IProgress<VerifyProgress>? progress, IoMode mode)
    {
        await _keys.Pass(mode).ConfigureAwait(false);
        return await new StoreVerifier<TSession, TKey, TMap>(Context, _indexReader, _left).Verify(progress, mode).ConfigureAwait(false);
    }

    private async ValueTask<(CommitToken Token, OwnExpiry Expiry)?> ReadExpiry(string key, IoMode mode) =>
        await _reader.ReadHeader(key, mode).ConfigureAwait(false) is { } session ? (new CommitToken(session.Tracking.Token), OwnExpiry.Stored(TMap.GetExpiry(session))) : null;
}
