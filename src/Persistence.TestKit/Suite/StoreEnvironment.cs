namespace Persistence.TestKit;

/// <summary>
/// Where stores of the backend under test keep their data: a folder, a database, a key prefix of a server. A case
/// gets a fresh one, opens as many stores on it as it needs, and disposes it.
/// </summary>
public abstract class TestEnvironment : IDisposable
{
    /// <summary>Whether the stores here have asynchronous members; the cases about them are left out otherwise.</summary>
    public virtual bool IsAsynchronous => true;

    /// <summary>Whether the stores here go by a clock of their own, a server's for example; the cases that move the clock are left out then.</summary>
    public virtual bool HasClockOfItsOwn => false;

    /// <summary>Whether the stores here have leases; the cases about them are left out otherwise.</summary>
    public virtual bool HasLeases => true;

    /// <summary>Opens a store here, as another process might do at the same time.</summary>
    /// <typeparam name="TStore">The generated interface of the store, for example <c>IMultichatSessionStore</c>.</typeparam>
    /// <param name="timeProvider">The clock that sessions expire by.</param>
    /// <returns>The store.</returns>
    /// <exception cref="NotSupportedException">The backend has no such store.</exception>
    public abstract TStore Open<TStore>(TimeProvider timeProvider)
        where TStore : class, IDisposable;

    /// <summary>Damages what is stored of a chat (<see cref="Sessions.MultichatSession"/>), so that its header cannot be read.</summary>
    /// <param name="key">The chat's key.</param>
    /// <returns>False when the backend cannot do that; the cases about damage are left out then.</returns>
    public virtual bool TryDamage(string key) => false;

    /// <summary>
    /// Further ways in which something else than a store can make a chat (<see cref="Sessions.MultichatSession"/>) unusable, by name; each takes the chat's key.
    /// None where the backend offers none; the case about them is left out then. No store is open here meanwhile.
    /// </summary>
    public virtual IReadOnlyDictionary<string, Action<string>> Damages => new Dictionary<string, Action<string>>();

    /// <summary>Opens a store of chats whose backend cannot be reached or written.</summary>
    /// <returns>The store; null when the backend is always there. Opening may throw what a use of the store would.</returns>
    public virtual Func<Sessions.IMultichatSessionStore>? Unreachable() => null;

    /// <summary>How many bytes the stored data occupies, of everything stored here.</summary>
    /// <returns>The number; null where it is not known.</returns>
    public virtual long? StoredBytes() => null;

    /// <summary>Removes what is stored here.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Removes what is stored here.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
