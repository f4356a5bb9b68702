using System.ComponentModel;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>The operations of the engine that concern all sessions of a class.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SqliteTableEngine<TSession, TKey, TMap> : SessionEngine<TSession, TKey, TMap>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    private readonly SqliteDatabase _database;
    private readonly bool _ownsDatabase;

    private protected SqliteTableEngine(SqliteDatabase database, bool ownsDatabase)
        : base($"{(database ?? throw new ArgumentNullException(nameof(database))).Description}, table '{TMap.Table.Name}'", () => database.IsDisposed, "sqlite", database.Options.Monitoring)
    {
        (_database, _ownsDatabase) = (database, ownsDatabase);
        Parts = new SqliteEngineParts<TSession, TKey, TMap>(this, database, ownsDatabase);
        (Batches, Queries) = (Parts.Batches, Parts.Queries);
        PositionOf = place => RawKey.Of(place, TMap.Table, Description.KeyParts);
    }

    private protected SqliteEngineParts<TSession, TKey, TMap> Parts { get; }

    /// <inheritdoc/>
    public override BatchHandler<TSession, TKey> Batches { get; }

    /// <inheritdoc/>
    public override QueryHandler<TSession, TKey> Queries { get; }

    /// <inheritdoc/>
    public override SearchHandler<TKey>? Search => Parts.Search;

    /// <inheritdoc/>
    public override ValueTask<KeyPage<TKey>> ReadKeys(object? position, IoMode mode) => Parts.Keys.ReadPage(position, mode);

    /// <inheritdoc/>
    public override ValueTask<long> Count(IoMode mode) => Parts.Keys.Count(mode);

    /// <inheritdoc/>
    public override ValueTask<PurgeResult> PurgeExpired(IoMode mode) => Parts.Delete.Purge(mode);

    /// <inheritdoc/>
    public override ValueTask<MaintenanceResult> Maintain(IoMode mode) => Parts.Maintenance.Run(mode);

    /// <inheritdoc/>
    public override ValueTask<bool> ClaimMaintenance(string holder, TimeSpan duration, IoMode mode) => ValueTask.FromResult(Parts.Claim.TryHold());

    /// <inheritdoc/>
    public override ValueTask ReleaseMaintenance(string holder, IoMode mode)
    {
        Parts.Claim.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask<StoreDiagnosis> Diagnose(IoMode mode) => Parts.Diagnosis.Run(mode);

    /// <summary>Closes the database, if it is the engine's own.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>A task that ends when the transaction at work has ended and the database is closed.</returns>
    public override ValueTask Close(IoMode mode)
    {
        Parts.Claim.Dispose();
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
