using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Monitoring;

/// <summary>The operations of an engine that a store's members call, each measured.</summary>
/// <param name="engine">The engine.</param>
internal sealed class MeasuredEngine<TSession, TKey>(SessionEngine<TSession, TKey> engine)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <summary>Reads a session; null when it is absent.</summary>
    public ValueTask<TSession?> Find(EncodedKey<TKey> key, SessionLoad load, IoMode mode) => engine.Telemetry.Run(
        StoreOperation.Find,
        (Engine: engine, Key: key, Load: load),
        static (call, mode) => call.Engine.Read(call.Engine.Telemetry.Concern(call.Key), call.Load, mode),
        mode);

    /// <summary>Reads a session. One that is absent is a failure of the call.</summary>
    public ValueTask<TSession> Load(EncodedKey<TKey> key, SessionLoad load, IoMode mode) => engine.Telemetry.Run(
        StoreOperation.Load,
        (Engine: engine, Key: key, Load: load),
        static async (call, mode) => await call.Engine.Read(call.Engine.Telemetry.Concern(call.Key), call.Load, mode).ConfigureAwait(false)
            ?? throw SessionErrors.NotFound(call.Key.Text, call.Engine.DisplayName),
        mode);

    /// <summary>Deletes a session.</summary>
    public ValueTask<bool> Delete(EncodedKey<TKey> key, IoMode mode) =>
        engine.Telemetry.Run(StoreOperation.Delete, (Engine: engine, Key: key), static (call, mode) => call.Engine.Delete(call.Engine.Telemetry.Concern(call.Key), mode), mode);

    /// <summary>Whether a session is there.</summary>
    public ValueTask<bool> Exists(EncodedKey<TKey> key, IoMode mode) =>
        engine.Telemetry.Run(StoreOperation.Exists, (Engine: engine, Key: key), static (call, mode) => call.Engine.Exists(call.Engine.Telemetry.Concern(call.Key), mode), mode);

    /// <summary>Reads a page of keys: what the caller does between two pages is not measured.</summary>
    public ValueTask<KeyPage<TKey>> ReadKeys(object? position, IoMode mode) =>
        engine.Telemetry.Run(StoreOperation.Keys, (Engine: engine, Position: position), static (call, mode) => call.Engine.ReadKeys(call.Position, mode), mode);

    /// <summary>Counts.</summary>
    public ValueTask<long> Count(IoMode mode) => engine.Telemetry.Run(StoreOperation.Count, engine, static (engine, mode) => engine.Count(mode), mode);

    /// <summary>Purges.</summary>
    public ValueTask<PurgeResult> PurgeExpired(IoMode mode) => engine.Telemetry.Run(StoreOperation.Purge, engine, static async (engine, mode) => engine.Telemetry.Purged(await engine.PurgeExpired(mode).ConfigureAwait(false)), mode);

    /// <summary>Verifies.</summary>
    public ValueTask<IntegrityReport> Verify(IProgress<VerifyProgress>? progress, IoMode mode) =>
        engine.Telemetry.Run(StoreOperation.Verify, (Engine: engine, Progress: progress), static (call, mode) => call.Engine.Verify(call.Progress, mode), mode);

    /// <summary>Maintains.</summary>
    public ValueTask<MaintenanceResult> Maintain(IoMode mode) => engine.Telemetry.Run(StoreOperation.Maintain, engine, static async (engine, mode) => engine.Telemetry.Maintained(await engine.Maintain(mode).ConfigureAwait(false)), mode);
}
