namespace Persistence.TestKit;

/// <content>Single sessions.</content>
public abstract partial class AsyncEngineSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public ValueTask CreateAsync(TSession session, CancellationToken cancellationToken = default) => Engine.CreateAsync(session, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TSession?> FindAsync(TKey key, SessionLoad load = default, CancellationToken cancellationToken = default) =>
        Engine.FindAsync(key, load, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TSession> LoadAsync(TKey key, SessionLoad load = default, CancellationToken cancellationToken = default) =>
        Engine.LoadAsync(key, load, cancellationToken);

    /// <inheritdoc/>
    public ValueTask SaveAsync(TSession session, CancellationToken cancellationToken = default) => Engine.SaveAsync(session, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(TKey key, CancellationToken cancellationToken = default) => Engine.DeleteAsync(key, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> ExistsAsync(TKey key, CancellationToken cancellationToken = default) => Engine.ExistsAsync(key, cancellationToken);
}
