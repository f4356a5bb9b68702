using System.Runtime.CompilerServices;
using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Engine;

/// <summary>The keys of a store, read page by page as the caller advances.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="calls">Reads pages.</param>
/// <param name="lifetime">Whether the store is still in use, which is asked before each page.</param>
internal sealed class KeyStream<TSession, TKey>(MeasuredEngine<TSession, TKey> calls, StoreLifetime lifetime)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <summary>Reads them with calls that block.</summary>
    public IEnumerable<TKey> Read()
    {
        object? position = null;
        do
        {
            lifetime.ThrowIfOver();
            var page = IoMode.Result(calls.ReadKeys(position, IoMode.Blocking));
            foreach (var key in page.Keys)
            {
                yield return key;
            }

            position = page.Next;
        }
        while (position is not null);
    }

    /// <summary>Reads them with calls that are awaited.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<TKey> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        object? position = null;
        do
        {
            var page = await calls.ReadKeys(position, lifetime.Awaiting(cancellationToken)).ConfigureAwait(false);
            foreach (var key in page.Keys)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return key;
            }

            position = page.Next;
        }
        while (position is not null);
    }
}
