using System.Runtime.CompilerServices;
using Persistence.Mapping;
using Persistence.Redis.Connection;

namespace Persistence.Redis;

/// <content>Many sessions at once.</content>
public abstract partial class AsyncRedisSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public ValueTask<long> CountAsync(CancellationToken cancellationToken = default) => CountAll(RunMode.Awaiting(cancellationToken));

    /// <inheritdoc/>
    public IAsyncEnumerable<TKey> KeysAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        return StreamKeysAsync(cancellationToken);
    }

    private async IAsyncEnumerable<TKey> StreamKeysAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (listing, last) = (Listing(), new LastKey());
        while (listing.HasMore)
        {
            foreach (var key in await NextKeys(listing, last, RunMode.Awaiting(cancellationToken)).ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return key;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<PurgeResult> PurgeExpiredAsync(CancellationToken cancellationToken = default) => Purge(RunMode.Awaiting(cancellationToken));

    /// <inheritdoc/>
    public ValueTask<IntegrityReport> VerifyAsync(CancellationToken cancellationToken = default) => VerifyAll(RunMode.Awaiting(cancellationToken));

    /// <summary>Finds the sessions that hold a value in an index.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="value">The value as <see cref="IndexText"/>.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>Their keys, ascending.</returns>
    protected ValueTask<SessionKeys<TKey>> FindByIndexAsync(int index, string value, int limit, CancellationToken cancellationToken) =>
        FindKeys(index, ValueRange(value), limit, RunMode.Awaiting(cancellationToken));

    /// <summary>Finds the sessions whose value in an index lies in a range.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="from">The start of the range, included, as <see cref="IndexText"/>.</param>
    /// <param name="to">The end of the range, excluded, as <see cref="IndexText"/>.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>Their keys, ascending by value, then by key.</returns>
    protected ValueTask<SessionKeys<TKey>> FindByIndexRangeAsync(int index, string from, string to, int limit, CancellationToken cancellationToken) =>
        FindKeys(index, ValueRange(from, to, limit), limit, RunMode.Awaiting(cancellationToken));
}
