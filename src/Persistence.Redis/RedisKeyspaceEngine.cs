using System.ComponentModel;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Batches;
using Persistence.Redis.Connection;
using Persistence.Redis.Diagnosis;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Redis.Maintenance;
using Persistence.Redis.Queries;
using Persistence.Redis.Search;
using StackExchange.Redis;

namespace Persistence.Redis;

/// <summary>What an engine has whatever its class: the connection, the names of its keys, and how well the servers are.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RedisKeyspaceEngine<TSession, TKey, TMap> : SessionEngine<TSession, TKey, TMap>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private readonly ServerDiagnosis _diagnosis;
    private readonly MaintenanceClaim _claim;

    private protected RedisKeyspaceEngine(IConnectionMultiplexer redis, RedisStoreOptions options)
        : base($"Redis store '{options.KeyPrefix}' at {ServerNames.Of(redis, options.Database)} (class {TMap.Description.Name})", system: "redis", monitoring: options.Monitoring)
    {
        options.Validate();
        var connection = new RedisConnection(redis, options, DisplayName, Telemetry);
        Context = new RedisContext(connection, new RedisKeys(options.KeyPrefix, Description), Description, new SessionClock(options, Description)) { IsQuiet = !options.PublishCommits, IsSecure = options.SecureDelete };
        _claim = new MaintenanceClaim(Context);
        PositionOf = static place => place;
        _diagnosis = new ServerDiagnosis(redis, options, Context);
    }

    private protected RedisContext Context { get; }

    private protected (RedisBatches<TSession, TKey, TMap> Batches, RedisQueries<TSession, TKey, TMap> Queries, RedisSearch<TSession, TKey, TMap>? Search) Handlers { get; set; }

    private protected SessionCount? Counting { get; set; }

    /// <inheritdoc/>
    public override BatchHandler<TSession, TKey> Batches => Handlers.Batches;

    /// <inheritdoc/>
    public override QueryHandler<TSession, TKey> Queries => Handlers.Queries;

    /// <inheritdoc/>
    public override SearchHandler<TKey>? Search => Handlers.Search;

    /// <inheritdoc/>
    public override ValueTask<long> Count(IoMode mode) => Counting is { IsPossible: true } counting ? counting.Run(mode) : base.Count(mode);

    /// <inheritdoc/>
    public override ValueTask<bool> ClaimMaintenance(string holder, TimeSpan duration, IoMode mode) => _claim.Take(holder, duration, mode);

    /// <inheritdoc/>
    public override async ValueTask ReleaseMaintenance(string holder, IoMode mode) => await _claim.Release(holder, mode).ConfigureAwait(false);

    /// <inheritdoc/>
    public override ValueTask<StoreDiagnosis> Diagnose(IoMode mode) => _diagnosis.Run(mode);

    /// <summary>Ends the use of the engine. The connection stays open.</summary>
    /// <param name="mode">How to wait; there is nothing to wait for.</param>
    /// <returns>A task that has ended.</returns>
    public override ValueTask Close(IoMode mode)
    {
        Context.Connection.IsClosed = true;
        return ValueTask.CompletedTask;
    }
}
