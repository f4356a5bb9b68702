using System.ComponentModel;
using System.Runtime.CompilerServices;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>Reads one log of a store on as it grows: what the typed members of a generated store call.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SessionLogTails<TSession, TKey, TEntry>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private readonly SessionStore<TSession, TKey> _store;
    private readonly LogHandler<TSession, TKey, TEntry> _log;

    internal SessionLogTails(SessionStore<TSession, TKey> store, LogHandler<TSession, TKey, TEntry> log) => (_store, _log) = (store, log);

    /// <summary>Reads the entries after a sequence, and then those that are committed, as they are; the thread blocks meanwhile.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="afterSequence">The sequence after which to begin: 0 for the start.</param>
    /// <param name="cancellationToken">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The events, for one thread at a time. Each enumeration is a tail of its own.</returns>
    public IEnumerable<LogEvent<TEntry>> Read(TKey key, long afterSequence, CancellationToken cancellationToken)
    {
        var encoded = _store.Encode(key);
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        var (store, log) = (_store, _log);
        return Enumerate(() => new LogTail<TSession, TKey, TEntry>(store, log, encoded, afterSequence), cancellationToken);
    }

    /// <summary>Reads the entries after a sequence, and then those that are committed, as they are.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="afterSequence">The sequence after which to begin: 0 for the start.</param>
    /// <param name="cancellationToken">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The events. Each enumeration is a tail of its own.</returns>
    public IAsyncEnumerable<LogEvent<TEntry>> ReadAsync(TKey key, long afterSequence, CancellationToken cancellationToken)
    {
        var encoded = _store.Encode(key);
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        var (store, log) = (_store, _log);
        return EnumerateAsync(() => new LogTail<TSession, TKey, TEntry>(store, log, encoded, afterSequence), cancellationToken);
    }

    private static IEnumerable<LogEvent<TEntry>> Enumerate(Func<LogTail<TSession, TKey, TEntry>> open, CancellationToken cancellationToken)
    {
        using var tail = open();
        while (IoMode.Result(tail.Next(new IoMode(IsAsync: false, cancellationToken))))
        {
            yield return tail.Current;
        }
    }

    private static async IAsyncEnumerable<LogEvent<TEntry>> EnumerateAsync(
        Func<LogTail<TSession, TKey, TEntry>> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var tail = open();
        while (await tail.Next(IoMode.Awaiting(cancellationToken)).ConfigureAwait(false))
        {
            yield return tail.Current;
        }
    }
}
