using System.Diagnostics;
using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Monitoring;

/// <summary>Measures calls where something listens, and only makes them where nothing does.</summary>
internal static class StoreCalls
{
    /// <summary>Makes a call.</summary>
    /// <param name="telemetry">Of the store.</param>
    /// <param name="operation">What is done.</param>
    /// <param name="state">What the call needs.</param>
    /// <param name="call">Makes it; captures nothing.</param>
    /// <param name="mode">How to wait.</param>
    public static ValueTask<T> Run<TState, T>(this StoreTelemetry telemetry, StoreOperation operation, TState state, Func<TState, IoMode, ValueTask<T>> call, IoMode mode) =>
        telemetry.IsObserved ? Observe(telemetry, operation, (state, call), mode) : call(state, mode);

    /// <summary>Records the session of the call under way, where keys may be in its span.</summary>
    /// <param name="telemetry">Of the store.</param>
    /// <param name="key">The session's key.</param>
    /// <returns>The key.</returns>
    public static EncodedKey<TKey> Concern<TKey>(this StoreTelemetry telemetry, EncodedKey<TKey> key)
        where TKey : notnull
    {
        telemetry.Concern(key.Text);
        return key;
    }

    /// <summary>Records the session of the call under way, where keys may be in its span.</summary>
    /// <param name="telemetry">Of the store.</param>
    /// <param name="key">The session's encoded key.</param>
    public static void Concern(this StoreTelemetry telemetry, string key)
    {
        if (telemetry.IncludesKeys && Activity.Current is { } span && ReferenceEquals(span.Source, StoreInstruments.Source))
        {
            span.SetTag(StoreTags.SessionKey, key);
        }
    }

    /// <summary>Reports that a due session was claimed.</summary>
    /// <param name="telemetry">Of the store.</param>
    /// <param name="delay">How long it had been due.</param>
    public static void Claimed(this StoreTelemetry telemetry, TimeSpan delay)
    {
        if (StoreInstruments.ClaimDelay.Enabled)
        {
            StoreInstruments.ClaimDelay.Record(Math.Max(0, delay.TotalSeconds), telemetry.Tags.List());
        }
    }

    /// <summary>Makes an append that blocks and is measured.</summary>
    /// <param name="store">The store.</param>
    /// <param name="log">The log.</param>
    /// <param name="key">The session's key.</param>
    /// <param name="entries">The entries.</param>
    public static AppendResult Append<TSession, TKey, TEntry>(SessionStore<TSession, TKey> store, LogHandler<TSession, TKey, TEntry> log, TKey key, ReadOnlySpan<TEntry> entries)
        where TSession : class, IPersistedSession
        where TKey : notnull
    {
        var call = store.Telemetry.Begin(new StoreOperation("append", log.Description.StorageName));
        try
        {
            var result = IoMode.Result(SessionLog<TSession, TKey, TEntry>.AppendAndWake(store, log, store.Telemetry.Concern(store.Lease.Mark(store.Encode(key))), entries, IoMode.Blocking));
            call.Succeeded();
            return result;
        }
        catch (Exception fault) when (call.Failed(fault))
        {
            throw;
        }
    }

    // The span is the current activity of what runs in here, and no longer when this has returned.
    private static async ValueTask<T> Observe<TState, T>(StoreTelemetry telemetry, StoreOperation operation, (TState State, Func<TState, IoMode, ValueTask<T>> Body) run, IoMode mode)
    {
        var call = telemetry.Begin(operation);
        try
        {
            var result = await run.Body(run.State, mode).ConfigureAwait(false);
            call.Succeeded();
            return result;
        }
        catch (Exception fault) when (call.Failed(fault))
        {
            throw;
        }
    }
}
