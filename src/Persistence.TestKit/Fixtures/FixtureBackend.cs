namespace Persistence.TestKit;

/// <summary>How stores of one backend are kept in a folder, and are opened again from a copy of it.</summary>
/// <typeparam name="TStore">The store's interface.</typeparam>
/// <param name="name">The name of the backend, which is that of its folder: <c>json</c>, <c>sqlite</c>, <c>redis</c>.</param>
public abstract class FixtureBackend<TStore>(string name)
    where TStore : class, IDisposable
{
    /// <summary>The name of the backend.</summary>
    public string Name { get; } = name;

    /// <summary>Writes a store into an empty folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="write">Fills the store.</param>
    public abstract void Write(string folder, Action<TStore> write);

    /// <summary>Opens what a folder holds, without a change to it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="read">Is given the store, of which it may do anything.</param>
    public abstract void Read(string folder, Action<TStore> read);
}
