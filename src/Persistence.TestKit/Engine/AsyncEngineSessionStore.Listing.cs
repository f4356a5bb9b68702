namespace Persistence.TestKit;

/// <content>What concerns all sessions.</content>
public abstract partial class AsyncEngineSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public ValueTask<long> CountAsync(CancellationToken cancellationToken = default) => Engine.CountAsync(cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<TKey> KeysAsync(CancellationToken cancellationToken = default) => Engine.KeysAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<PurgeResult> PurgeExpiredAsync(CancellationToken cancellationToken = default) => Engine.PurgeExpiredAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IntegrityReport> VerifyAsync(CancellationToken cancellationToken = default) => Engine.VerifyAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Close();
        if (_given is IAsyncDisposable engine)
        {
            await engine.DisposeAsync().ConfigureAwait(false);
            GC.SuppressFinalize(this);
        }
        else
        {
            Dispose();
        }
    }
}
