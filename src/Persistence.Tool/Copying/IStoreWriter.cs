using Persistence.Tool.Stores;

namespace Persistence.Tool.Copying;

/// <summary>
/// Writes sessions as they are in another store, with version and token: each appears whole, or grows in one step, also where the process is killed. For one thread.
/// </summary>
internal interface IStoreWriter : IDisposable
{
    /// <summary>Begins the sessions of a class.</summary>
    /// <param name="stored">The class as the source has it.</param>
    /// <exception cref="ToolException">The target cannot take it.</exception>
    void BeginClass(StoredClass stored);

    /// <summary>Writes a session, unless it is there.</summary>
    /// <param name="session">The session.</param>
    /// <returns>What became of it.</returns>
    PutOutcome Put(IOpenSession session);

    /// <summary>Waits until everything that was written is on disk.</summary>
    void Complete();
}
