using System.Runtime.CompilerServices;
using Persistence.Mapping;

namespace Persistence.Json;

/// <content>Many sessions at once.</content>
public abstract partial class AsyncJsonSessionStore<TSession, TKey, TMap>
{
    private const int PageLength = 64;

    /// <inheritdoc/>
    public ValueTask<long> CountAsync(CancellationToken cancellationToken = default) => OnPool(CountAll, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<TKey> KeysAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        return StreamKeysAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<PurgeResult> PurgeExpiredAsync(CancellationToken cancellationToken = default) => OnPool(PurgeAll, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IntegrityReport> VerifyAsync(CancellationToken cancellationToken = default) => OnPool(VerifyAll, cancellationToken);

    /// <summary>The asynchronous twin of <see cref="JsonSessionStore{TSession, TKey, TMap}.Recover()"/>.</summary>
    /// <param name="cancellationToken">Gives the call up as long as nothing was repaired.</param>
    /// <returns>What was repaired.</returns>
    public ValueTask<RecoveryReport> RecoverAsync(CancellationToken cancellationToken = default) => OnPool(_ => Recover(), cancellationToken);

    /// <summary>The asynchronous twin of <see cref="JsonSessionStore{TSession, TKey, TMap}.Recover(TKey)"/>.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="cancellationToken">Gives the call up as long as nothing was repaired.</param>
    /// <returns>What was repaired.</returns>
    public ValueTask<RecoveryReport> RecoverAsync(TKey key, CancellationToken cancellationToken = default) => OnPool(_ => Recover(key), cancellationToken);

    /// <summary>Finds the sessions that hold a value in an index.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="value">The value as <see cref="IndexText"/>.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>Their keys, ascending.</returns>
    protected ValueTask<SessionKeys<TKey>> FindByIndexAsync(int index, string value, int limit, CancellationToken cancellationToken)
    {
        ThrowIfDisposed();
        var query = IndexQuery.Value(index, value, limit);
        return OnPool(cancellation => FindBy(query, cancellation), cancellationToken);
    }

    /// <summary>Finds the sessions whose value in an index lies in a range.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="from">The start of the range, included, as <see cref="IndexText"/>.</param>
    /// <param name="to">The end of the range, excluded, as <see cref="IndexText"/>.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>Their keys, ascending by value, then by key.</returns>
    protected ValueTask<SessionKeys<TKey>> FindByIndexRangeAsync(int index, string from, string to, int limit, CancellationToken cancellationToken)
    {
        ThrowIfDisposed();
        var query = IndexQuery.Range(index, from, to, limit);
        return OnPool(cancellation => FindBy(query, cancellation), cancellationToken);
    }

    // The caller goes on with a thread of his own after each key, so that each page enters the pool anew.
    private async IAsyncEnumerable<TKey> StreamKeysAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var keys = StreamKeys().GetEnumerator();
        while (true)
        {
            await ThreadPoolThread.Enter();
            var page = new List<TKey>(PageLength);
            while (page.Count < PageLength && keys.MoveNext())
            {
                cancellation.ThrowIfCancellationRequested();
                page.Add(keys.Current);
            }

            foreach (var key in page)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return key;
            }

            if (page.Count < PageLength)
            {
                yield break;
            }
        }
    }

    private async ValueTask<T> OnPool<T>(Func<CancellationToken, T> work, CancellationToken cancellation)
    {
        ThrowIfDisposed();
        cancellation.ThrowIfCancellationRequested();
        await ThreadPoolThread.Enter();
        return work(cancellation);
    }
}
