using System.ComponentModel;
using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Engine;

/// <summary>Reads one log of a store: what the typed members of a generated store call.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SessionLogReader<TSession, TKey, TEntry>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private readonly SessionStore<TSession, TKey> _store;
    private readonly MeasuredLog<TSession, TKey, TEntry> _calls;

    internal SessionLogReader(SessionStore<TSession, TKey> store, LogHandler<TSession, TKey, TEntry> log) => (_store, _calls) = (store, new MeasuredLog<TSession, TKey, TEntry>(store.Telemetry, log));

    /// <summary>Reads entries in order.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="afterSequence">Return entries after this sequence; 0 for the start.</param>
    /// <param name="limit">The most entries to read.</param>
    /// <returns>The entries, ascending by sequence.</returns>
    public LogPage<TEntry> Read(TKey key, long afterSequence, int limit)
    {
        var encoded = _store.Encode(key);
        return IoMode.Result(_calls.Read(encoded, LogRange.After(afterSequence, limit), IoMode.Blocking));
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
        return await _calls.Read(_store.Encode(key), LogRange.After(afterSequence, limit), mode).ConfigureAwait(false);
    }

    /// <summary>Reads the last entries.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="count">How many.</param>
    /// <returns>The entries, ascending by sequence.</returns>
    public LogPage<TEntry> ReadLast(TKey key, int count)
    {
        var encoded = _store.Encode(key);
        return IoMode.Result(_calls.Read(encoded, LogRange.Last(count), IoMode.Blocking));
    }

    /// <summary>Reads the last entries.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries, ascending by sequence.</returns>
    public async ValueTask<LogPage<TEntry>> ReadLastAsync(TKey key, int count, CancellationToken cancellationToken)
    {
        var mode = _store.Lifetime.Awaiting(cancellationToken);
        return await _calls.Read(_store.Encode(key), LogRange.Last(count), mode).ConfigureAwait(false);
    }

    /// <summary>Reads the last entries before a sequence.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="beforeSequence">The sequence.</param>
    /// <param name="count">How many.</param>
    /// <returns>The entries, ascending by sequence.</returns>
    public LogPage<TEntry> ReadBefore(TKey key, long beforeSequence, int count)
    {
        var encoded = _store.Encode(key);
        return IoMode.Result(_calls.ReadBefore(encoded, (beforeSequence, count), IoMode.Blocking));
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
        return await _calls.ReadBefore(_store.Encode(key), (beforeSequence, count), mode).ConfigureAwait(false);
    }

    /// <summary>Counts the entries.</summary>
    /// <param name="key">The session's key.</param>
    /// <returns>The number of entries, which is the sequence of the last one.</returns>
    public long Count(TKey key) => IoMode.Result(_calls.Count(_store.Encode(key), IoMode.Blocking));

    /// <summary>Counts the entries.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of entries, which is the sequence of the last one.</returns>
    public async ValueTask<long> CountAsync(TKey key, CancellationToken cancellationToken)
    {
        var mode = _store.Lifetime.Awaiting(cancellationToken);
        return await _calls.Count(_store.Encode(key), mode).ConfigureAwait(false);
    }
}
