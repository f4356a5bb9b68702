using Persistence.Monitoring;

namespace Persistence.Engine;

/// <content>What reads the log.</content>
public readonly partial struct SessionLog<TSession, TKey, TEntry>
{
    /// <summary>Reads entries in order.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="afterSequence">Return entries after this sequence; 0 for the start.</param>
    /// <param name="limit">The most entries to read.</param>
    /// <returns>The entries, ascending by sequence.</returns>
    public LogPage<TEntry> Read(TKey key, long afterSequence, int limit)
    {
        var encoded = _store.Encode(key);
        return IoMode.Result(Read(encoded, LogRange.After(afterSequence, limit), IoMode.Blocking));
    }

    /// <summary>Reads entries in order.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="afterSequence">Return entries after this sequence; 0 for the start.</param>
    /// <param name="limit">The most entries to read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries, ascending by sequence.</returns>
    public async ValueTask<LogPage<TEntry>> ReadAsync(TKey key, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        var mode = _store.Lifetime.Awaiting(cancellationToken);
        return await Read(_store.Encode(key), LogRange.After(afterSequence, limit), mode).ConfigureAwait(false);
    }

    /// <summary>Reads the last entries.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="count">How many.</param>
    /// <returns>The entries, ascending by sequence.</returns>
    public LogPage<TEntry> ReadLast(TKey key, int count)
    {
        var encoded = _store.Encode(key);
        return IoMode.Result(Read(encoded, LogRange.Last(count), IoMode.Blocking));
    }

    /// <summary>Reads the last entries.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries, ascending by sequence.</returns>
    public async ValueTask<LogPage<TEntry>> ReadLastAsync(TKey key, int count, CancellationToken cancellationToken)
    {
        var mode = _store.Lifetime.Awaiting(cancellationToken);
        return await Read(_store.Encode(key), LogRange.Last(count), mode).ConfigureAwait(false);
    }

    /// <summary>Counts the entries.</summary>
    /// <param name="key">The session's key.</param>
    /// <returns>The number of entries, which is the sequence of the last one.</returns>
    public long Count(TKey key) => IoMode.Result(Count(_store.Encode(key), IoMode.Blocking));

    /// <summary>Counts the entries.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of entries, which is the sequence of the last one.</returns>
    public async ValueTask<long> CountAsync(TKey key, CancellationToken cancellationToken)
    {
        var mode = _store.Lifetime.Awaiting(cancellationToken);
        return await Count(_store.Encode(key), mode).ConfigureAwait(false);
    }

    private ValueTask<LogPage<TEntry>> Read(EncodedKey<TKey> key, LogRange range, IoMode mode) => _store.Telemetry.Run(
        new StoreOperation("read_log", _log.Description.StorageName),
        (Log: _log, Key: key, Range: range, _store.Telemetry),
        static (call, mode) => call.Log.ReadPage(call.Telemetry.Concern(call.Key), call.Range, mode),
        mode);

    private ValueTask<long> Count(EncodedKey<TKey> key, IoMode mode) => _store.Telemetry.Run(
        new StoreOperation("count_log", _log.Description.StorageName),
        (Log: _log, Key: key, _store.Telemetry),
        static (call, mode) => call.Log.Count(call.Telemetry.Concern(call.Key), mode),
        mode);
}
