using System.Runtime.CompilerServices;

namespace Persistence.Engine;

/// <content>The members that read a log on as it grows.</content>
public readonly partial struct SessionLog<TSession, TKey, TEntry>
{
    /// <summary>Reads the entries after a sequence, and then those that are committed, as they are; the thread blocks meanwhile.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="afterSequence">The sequence after which to begin: 0 for the start.</param>
    /// <param name="cancellationToken">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The events, for one thread at a time. Each enumeration is a tail of its own.</returns>
    public IEnumerable<LogEvent<TEntry>> Tail(TKey key, long afterSequence, CancellationToken cancellationToken)
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
    public IAsyncEnumerable<LogEvent<TEntry>> TailAsync(TKey key, long afterSequence, CancellationToken cancellationToken)
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
