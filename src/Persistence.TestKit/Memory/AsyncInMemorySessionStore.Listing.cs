using System.Runtime.CompilerServices;

namespace Persistence.TestKit;

/// <content>What concerns all sessions.</content>
public partial class AsyncInMemorySessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public ValueTask<long> CountAsync(CancellationToken cancellationToken = default) => Called(Count, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<TKey> KeysAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // There is nothing to await; this says so to the compiler.
        await ValueTask.CompletedTask.ConfigureAwait(false);
        ThrowIfDisposed();
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var key in Keys())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return key;
        }
    }

    /// <inheritdoc/>
    public ValueTask<PurgeResult> PurgeExpiredAsync(CancellationToken cancellationToken = default) => Called(PurgeExpired, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IntegrityReport> VerifyAsync(CancellationToken cancellationToken = default) => Called(Verify, cancellationToken);
}
