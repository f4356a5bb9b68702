namespace Persistence.TestKit;

/// <content>What concerns all sessions.</content>
public abstract partial class EngineSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public long Count() => _engine.Count();

    /// <inheritdoc/>
    public IEnumerable<TKey> Keys() => _engine.Keys();

    /// <inheritdoc/>
    public int PurgeExpired() => _engine.PurgeExpired();

    /// <inheritdoc/>
    public IntegrityReport Verify() => _engine.Verify();

    /// <inheritdoc/>
    public void Dispose()
    {
        _engine.Dispose();
        GC.SuppressFinalize(this);
    }
}
