using System.ComponentModel;
using Persistence.Mapping;

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

    internal SessionLog(SessionStore<TSession, TKey> store, LogHandler<TSession, TKey, TEntry> log)
    {
        _store = store;
        _log = log;
    }

    /// <summary>Adds entries at the end of the log, all of them or none.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="entries">The entries, in order.</param>
    /// <returns>The sequence of the log's last entry.</returns>
    public long Append(TKey key, ReadOnlySpan<TEntry> entries) => IoMode.Result(_log.Append(_store.Encode(key), entries, IoMode.Blocking));

    /// <summary>Adds entries at the end of the log, all of them or none.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="entries">The entries, in order. They belong to the call until its task ends.</param>
    /// <param name="cancellationToken">Cancels the call if it has not been sent yet.</param>
    /// <returns>The sequence of the log's last entry.</returns>
    public ValueTask<long> AppendAsync(TKey key, ReadOnlyMemory<TEntry> entries, CancellationToken cancellationToken)
    {
        // The engine's own task, without one around it.
        try
        {
            var mode = _store.Awaiting(cancellationToken);
            return _log.Append(_store.Encode(key), entries.Span, mode);
        }
        catch (Exception fault)
        {
            return IoMode.Failed<long>(fault);
        }
    }

    /// <summary>Adds an entry at the end of the log.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellationToken">Cancels the call if it has not been sent yet.</param>
    /// <returns>The sequence of the log's last entry.</returns>
    public ValueTask<long> AppendAsync(TKey key, TEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            var mode = _store.Awaiting(cancellationToken);
            return _log.Append(_store.Encode(key), new ReadOnlySpan<TEntry>(in entry), mode);
        }
        catch (Exception fault)
        {
            return IoMode.Failed<long>(fault);
        }
    }

    /// <summary>Reads entries in order.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="afterSequence">Return entries after this sequence; 0 for the start.</param>
    /// <param name="limit">The most entries to read.</param>
    /// <returns>The entries, ascending by sequence.</returns>
    public IReadOnlyList<TEntry> Read(TKey key, long afterSequence, int limit)
    {
        var encoded = _store.Encode(key);
        return IoMode.Result(_log.Read(encoded, LogRange.After(afterSequence, limit), IoMode.Blocking));
    }

    /// <summary>Reads entries in order.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="afterSequence">Return entries after this sequence; 0 for the start.</param>
    /// <param name="limit">The most entries to read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries, ascending by sequence.</returns>
    public async ValueTask<IReadOnlyList<TEntry>> ReadAsync(TKey key, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        var mode = _store.Awaiting(cancellationToken);
        return await _log.Read(_store.Encode(key), LogRange.After(afterSequence, limit), mode).ConfigureAwait(false);
    }

    /// <summary>Reads the last entries.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="count">How many.</param>
    /// <returns>The entries, ascending by sequence.</returns>
    public IReadOnlyList<TEntry> ReadLast(TKey key, int count)
    {
        var encoded = _store.Encode(key);
        return IoMode.Result(_log.Read(encoded, LogRange.Last(count), IoMode.Blocking));
    }

    /// <summary>Reads the last entries.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries, ascending by sequence.</returns>
    public async ValueTask<IReadOnlyList<TEntry>> ReadLastAsync(TKey key, int count, CancellationToken cancellationToken)
    {
        var mode = _store.Awaiting(cancellationToken);
        return await _log.Read(_store.Encode(key), LogRange.Last(count), mode).ConfigureAwait(false);
    }

    /// <summary>Counts the entries.</summary>
    /// <param name="key">The session's key.</param>
    /// <returns>The number of entries, which is the sequence of the last one.</returns>
    public long Count(TKey key) => IoMode.Result(_log.Count(_store.Encode(key), IoMode.Blocking));

    /// <summary>Counts the entries.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of entries, which is the sequence of the last one.</returns>
    public async ValueTask<long> CountAsync(TKey key, CancellationToken cancellationToken)
    {
        var mode = _store.Awaiting(cancellationToken);
        return await _log.Count(_store.Encode(key), mode).ConfigureAwait(false);
    }
}
