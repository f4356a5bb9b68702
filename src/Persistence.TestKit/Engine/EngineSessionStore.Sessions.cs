using Persistence.Mapping;

namespace Persistence.TestKit;

/// <content>Single sessions.</content>
public abstract partial class EngineSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public void Create(TSession session) => _engine.Create(session);

    /// <inheritdoc/>
    public TSession? Find(TKey key, SessionLoad load = default) => _engine.Find(key, load);

    /// <inheritdoc/>
    public TSession Load(TKey key, SessionLoad load = default) => _engine.Load(key, load);

    /// <inheritdoc/>
    public void Save(TSession session) => _engine.Save(session);

    /// <inheritdoc/>
    public bool Delete(TKey key) => _engine.Delete(key);

    /// <inheritdoc/>
    public bool Exists(TKey key) => _engine.Exists(key);
}
