using System.ComponentModel;
using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>The operations of the engine that concern all files of a class.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JsonFileEngine<TSession, TKey, TMap> : SessionEngine<TSession, TKey, TMap>, IJsonSessionEngine<TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private protected JsonFileEngine(string directory, JsonStoreOptions? options)
        : base(JsonContext.NameOf(directory, TMap.Description), system: "json", monitoring: options?.Monitoring)
    {
        Parts = new JsonEngineParts<TSession, TKey, TMap>(this, JsonContext.Of(directory, options, Description, Telemetry));
        (Files, Batches, Queries, Search) = (Parts.Files, Parts.Batches, Parts.Queries, Parts.Search);
        PositionOf = static place => place;
    }

    /// <inheritdoc/>
    public JsonSessionFiles<TKey> Files { get; }

    private protected JsonEngineParts<TSession, TKey, TMap> Parts { get; }

    /// <inheritdoc/>
    public override BatchHandler<TSession, TKey> Batches { get; }

    /// <inheritdoc/>
    public override QueryHandler<TSession, TKey> Queries { get; }

    /// <inheritdoc/>
    public override SearchHandler<TKey>? Search { get; }

    /// <inheritdoc/>
    public override ValueTask<KeyPage<TKey>> ReadKeys(object? position, IoMode mode) => Parts.Keys.Page(position, mode);

    /// <inheritdoc/>
    public override ValueTask<long> Count(IoMode mode) => Parts.Keys.Count(mode);

    /// <inheritdoc/>
    public override ValueTask<PurgeResult> PurgeExpired(IoMode mode) => Parts.Expired.Purge(mode);

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

    /// <summary>Closes the engine, when the calls that are under way have ended.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>A task that ends when it is closed.</returns>
    public override ValueTask Close(IoMode mode) => Parts.Close(mode);
}
