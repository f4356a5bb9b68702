using Persistence.Mapping;

namespace Persistence.TestKit;

/// <content>Single sessions.</content>
public abstract partial class EngineSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public void Create(TSession session) => Engine.Create(session);

    /// <inheritdoc/>
    public TSession? Find(TKey key, SessionLoad load = default) => Engine.Find(key, load);

    /// <inheritdoc/>
    public TSession Load(TKey key, SessionLoad load = default) => Engine.Load(key, load);

    /// <inheritdoc/>
    public void Save(TSession session) => Engine.Save(session);

    /// <inheritdoc/>
    public bool Delete(TKey key) => Engine.Delete(key);

    /// <inheritdoc/>
    public bool Exists(TKey key) => Engine.Exists(key);
}
