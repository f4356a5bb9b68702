namespace Persistence.TestKit;

/// <content>What concerns all sessions.</content>
public abstract partial class EngineSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public long Count() => Engine.Count();

    /// <inheritdoc/>
    public IEnumerable<TKey> Keys() => WhileOpen(Engine.Keys());

    private IEnumerable<TKey> WhileOpen(IEnumerable<TKey> keys)
    {
        ThrowIfDisposed();
        foreach (var key in keys)
        {
            yield return key;
        }
    }

    /// <inheritdoc/>
    public PurgeResult PurgeExpired() => Engine.PurgeExpired();

    /// <inheritdoc/>
    public IntegrityReport Verify() => Engine.Verify();

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        _engine.Dispose();
        GC.SuppressFinalize(this);
    }
}
