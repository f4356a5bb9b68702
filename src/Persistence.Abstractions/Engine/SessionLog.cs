using System.ComponentModel;
using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Engine;

/// <summary>One log of a store, with its type: what the typed members of a generated store call.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SessionLog<TSession, TKey, TEntry>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private readonly SessionStore<TSession, TKey> _store;
    private readonly LogHandler<TSession, TKey, TEntry> _log;

    internal SessionLog(SessionStore<TSession, TKey> store, LogHandler<TSession, TKey, TEntry> log) => (_store, _log) = (store, log);

    /// <summary>What reads the log.</summary>
    public SessionLogReader<TSession, TKey, TEntry> Reader => new(_store, _log);

    /// <summary>What reads the log on as it grows.</summary>
    public SessionLogTails<TSession, TKey, TEntry> Tails => new(_store, _log);

    /// <summary>What searches the log.</summary>
    public SessionLogSearch<TSession, TKey, TEntry> Search => new(_store, _log, []);

    /// <summary>Adds entries at the end of the log, all of them or none.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="entries">The entries, in order.</param>
    /// <returns>What was stored.</returns>
    public AppendResult Append(TKey key, ReadOnlySpan<TEntry> entries) =>
        _store.Telemetry.IsObserved ? StoreCalls.Append(_store, _log, key, entries) : IoMode.Result(AppendAndWake(_store, _log, _store.Lease.Mark(_store.Encode(key)), entries, IoMode.Blocking));

    /// <summary>Adds an entry at the end.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="entry">The entry.</param>
    /// <returns>What was stored.</returns>
    public AppendResult Append(TKey key, TEntry entry) => Append(key, new ReadOnlySpan<TEntry>(in entry));

    /// <summary>Adds entries at the end of the log, all of them or none.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="entries">The entries, in order. They belong to the call until its task ends.</param>
    /// <param name="cancellationToken">Cancels the call if it has not been sent yet.</param>
    /// <returns>What was stored.</returns>
    public ValueTask<AppendResult> AppendAsync(TKey key, ReadOnlyMemory<TEntry> entries, CancellationToken cancellationToken)
    {
        // The engine's own task, without one around it.
        try
        {
            var mode = _store.Lifetime.Awaiting(cancellationToken);
            return _store.Telemetry.IsObserved ? new MeasuredLog<TSession, TKey, TEntry>(_store.Telemetry, _log).Append(_store, key, entries, mode) : AppendAndWake(_store, _log, _store.Lease.Mark(_store.Encode(key)), entries.Span, mode);
        }
        catch (Exception fault)
        {
            return IoMode.Failed<AppendResult>(fault);
        }
    }

    /// <summary>Adds an entry at the end of the log.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellationToken">Cancels the call if it has not been sent yet.</param>
    /// <returns>What was stored.</returns>
    public ValueTask<AppendResult> AppendAsync(TKey key, TEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            var mode = _store.Lifetime.Awaiting(cancellationToken);
            return _store.Telemetry.IsObserved ? new MeasuredLog<TSession, TKey, TEntry>(_store.Telemetry, _log).Append(_store, key, new[] { entry }, mode) : AppendAndWake(_store, _log, _store.Lease.Mark(_store.Encode(key)), new ReadOnlySpan<TEntry>(in entry), mode);
        }
        catch (Exception fault)
        {
            return IoMode.Failed<AppendResult>(fault);
        }
    }

    /// <summary>Appends, and wakes the tails of the session. While no tail waits in this process, the engine's own task goes to the caller, without one around it.</summary>
    internal static ValueTask<AppendResult> AppendAndWake(SessionStore<TSession, TKey> store, LogHandler<TSession, TKey, TEntry> log, EncodedKey<TKey> key, ReadOnlySpan<TEntry> entries, IoMode mode)
    {
        try
        {
            var append = key.Lease == 0 ? log.Append(key, entries, mode) : store.Lease.Noticing(log.Append(key, entries, mode));
            return TailBoard.IsEmpty ? append : Wake(append, store.Signals, key.Text);
        }
        catch (SessionLeaseLostException)
        {
            store.Lease.Lose();
            throw;
        }
    }

    private static async ValueTask<AppendResult> Wake(ValueTask<AppendResult> append, TailSignals tails, string key)
    {
        var result = await append.ConfigureAwait(false);
        tails.Notify(key);
        return result;
    }
}
