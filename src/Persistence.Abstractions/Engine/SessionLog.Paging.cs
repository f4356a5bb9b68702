using Persistence.Monitoring;

namespace Persistence.Engine;

/// <content>What reads the log backwards.</content>
public readonly partial struct SessionLog<TSession, TKey, TEntry>
{
    /// <summary>Reads the last entries before a sequence.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="beforeSequence">The sequence.</param>
    /// <param name="count">How many.</param>
    /// <returns>The entries, ascending by sequence.</returns>
    public LogPage<TEntry> ReadBefore(TKey key, long beforeSequence, int count)
    {
        var encoded = _store.Encode(key);
        return IoMode.Result(ReadBefore(encoded, beforeSequence, count, IoMode.Blocking));
    }

    /// <summary>Reads the last entries before a sequence.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="beforeSequence">The sequence.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries, ascending by sequence.</returns>
    public async ValueTask<LogPage<TEntry>> ReadBeforeAsync(TKey key, long beforeSequence, int count, CancellationToken cancellationToken)
    {
        var mode = _store.Lifetime.Awaiting(cancellationToken);
        return await ReadBefore(_store.Encode(key), beforeSequence, count, mode).ConfigureAwait(false);
    }

    private ValueTask<LogPage<TEntry>> ReadBefore(EncodedKey<TKey> key, long beforeSequence, int count, IoMode mode)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(beforeSequence);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return _store.Telemetry.Run(
            new StoreOperation("read_log", _log.Description.StorageName),
            (Log: _log, Key: key, Before: (beforeSequence, count), _store.Telemetry),
            static (call, mode) => call.Log.ReadBefore(call.Telemetry.Concern(call.Key), call.Before, mode),
            mode);
    }
}
