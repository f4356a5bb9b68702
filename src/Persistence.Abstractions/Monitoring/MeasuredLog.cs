using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Monitoring;

/// <summary>The operations that read a log, measured where something listens.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
/// <param name="telemetry">Of the store.</param>
/// <param name="log">The log.</param>
internal readonly struct MeasuredLog<TSession, TKey, TEntry>(StoreTelemetry telemetry, LogHandler<TSession, TKey, TEntry> log)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <summary>Reads a range.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="range">Which entries.</param>
    /// <param name="mode">How to wait.</param>
    public ValueTask<LogPage<TEntry>> Read(EncodedKey<TKey> key, LogRange range, IoMode mode) => telemetry.Run(
        new StoreOperation("read_log", log.Description.StorageName),
        (Log: log, Key: key, Range: range, Telemetry: telemetry),
        static (call, mode) => call.Log.ReadPage(call.Telemetry.Concern(call.Key), call.Range, mode),
        mode);

    /// <summary>Reads the last entries before a sequence.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="before">The sequence, and how many.</param>
    /// <param name="mode">How to wait.</param>
    public ValueTask<LogPage<TEntry>> ReadBefore(EncodedKey<TKey> key, (long Sequence, int Count) before, IoMode mode)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(before.Sequence, "beforeSequence");
        ArgumentOutOfRangeException.ThrowIfNegative(before.Count, "count");
        return telemetry.Run(
            new StoreOperation("read_log", log.Description.StorageName),
            (Log: log, Key: key, Before: before, Telemetry: telemetry),
            static (call, mode) => call.Log.ReadBefore(call.Telemetry.Concern(call.Key), call.Before, mode),
            mode);
    }

    /// <summary>Counts the entries.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="mode">How to wait.</param>
    public ValueTask<long> Count(EncodedKey<TKey> key, IoMode mode) => telemetry.Run(
        new StoreOperation("count_log", log.Description.StorageName),
        (Log: log, Key: key, Telemetry: telemetry),
        static (call, mode) => call.Log.Count(call.Telemetry.Concern(call.Key), mode),
        mode);

    /// <summary>Appends, where something listens.</summary>
    /// <param name="store">The store.</param>
    /// <param name="key">The session's key.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="mode">How to wait.</param>
    public ValueTask<AppendResult> Append(SessionStore<TSession, TKey> store, TKey key, ReadOnlyMemory<TEntry> entries, IoMode mode) => telemetry.Run(
        new StoreOperation("append", log.Description.StorageName),
        (Store: store, Log: log, Key: key, Entries: entries),
        static (call, mode) => SessionLog<TSession, TKey, TEntry>.AppendAndWake(call.Store, call.Log, call.Store.Telemetry.Concern(call.Store.Lease.Mark(call.Store.Encode(call.Key))), call.Entries.Span, mode),
        mode);
}
