using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;
using Persistence.Upkeep;

namespace Persistence.Sqlite;

/// <summary>Makes the parts of an engine, and holds those that its operations call.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
internal sealed class SqliteEngineParts<TSession, TKey, TMap>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    /// <summary>Opens the tables, and makes the parts.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="database">The database.</param>
    /// <param name="ownsDatabase">Whether it is disposed when the tables cannot be opened.</param>
    public SqliteEngineParts(SessionEngine<TSession, TKey> engine, SqliteDatabase database, bool ownsDatabase)
    {
        Tails = new SqliteTailSignals(database, TMap.Table.Name);
        var context = new SqliteContext(database, TMap.Description, ClassSql.Of<TSession, TKey, TMap>(), engine.DisplayName) { Telemetry = engine.Telemetry };
        var snapshots = new SnapshotReader(context);
        var lookup = new SessionLookup<TSession, TKey, TMap>(context);
        var logs = new SqliteLogs<TSession, TKey, TMap>(context, snapshots, lookup);
        Reader = new SessionReader<TSession, TKey, TMap>(context, snapshots, lookup, new HeaderReader<TSession, TKey, TMap>(context), logs.Readers);
        Save = new SaveCommand<TSession, TKey, TMap>(context, lookup, logs.Writers, new TableOpening(context).Run(ownsDatabase));
        Delete = new DeleteCommand<TSession, TKey, TMap>(context, lookup);
        Leases = new SqliteLeases<TSession, TKey, TMap>(context, lookup);
        Keys = new KeyQueries<TSession, TKey, TMap>(context);
        Logs = logs.Handlers;
        Indexes = SqliteIndexes.Of<TSession, TKey, TMap>(context, Keys.Find);
        Batches = new SqliteBatches<TSession, TKey, TMap>(engine, Save, Reader, Delete);
        Queries = new SqliteQueries<TSession, TKey, TMap>(engine, context, Reader, [.. Indexes.OfType<IConditionBinder>()]);
        var search = new SearchParts<TSession, TKey, TMap>(engine, context, Reader, logs.Searched);
        Search = search.Handler;
        Verifier = new DatabaseVerifier<TSession, TKey, TMap>(context, logs.Readers, search.Verifier);
        Claim = new MaintenanceFile(() => $"{database.Path}-maintenance-{TMap.Table.Name}");
        Maintenance = new DatabaseMaintenance(context);
        Diagnosis = new DatabaseDiagnosis(context);
    }

    /// <summary>What wakes tails.</summary>
    public TailSignals Tails { get; }

    /// <summary>Creates and saves.</summary>
    public SaveCommand<TSession, TKey, TMap> Save { get; }

    /// <summary>Deletes and purges.</summary>
    public DeleteCommand<TSession, TKey, TMap> Delete { get; }

    /// <summary>Leases sessions.</summary>
    public SqliteLeases<TSession, TKey, TMap> Leases { get; }

    /// <summary>Reads sessions.</summary>
    public SessionReader<TSession, TKey, TMap> Reader { get; }

    /// <summary>The handlers of logs, by ordinal.</summary>
    public IReadOnlyList<LogHandler<TSession, TKey>> Logs { get; }

    /// <summary>Lists, counts and finds keys.</summary>
    public KeyQueries<TSession, TKey, TMap> Keys { get; }

    /// <summary>The handlers of indexes, by ordinal.</summary>
    public IReadOnlyList<IndexHandler<TKey>> Indexes { get; }

    /// <summary>Several sessions at once.</summary>
    public SqliteBatches<TSession, TKey, TMap> Batches { get; }

    /// <summary>Answers queries.</summary>
    public SqliteQueries<TSession, TKey, TMap> Queries { get; }

    /// <summary>Answers searches; null where nothing is searched.</summary>
    public SearchHandler<TKey>? Search { get; }

    /// <summary>Verifies.</summary>
    public DatabaseVerifier<TSession, TKey, TMap> Verifier { get; }

    /// <summary>Whose work the maintenance is.</summary>
    public MaintenanceFile Claim { get; }

    /// <summary>Maintains.</summary>
    public DatabaseMaintenance Maintenance { get; }

    /// <summary>Finds out how well the store is.</summary>
    public DatabaseDiagnosis Diagnosis { get; }
}
