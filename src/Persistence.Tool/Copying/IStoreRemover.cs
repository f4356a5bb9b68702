using Persistence.Tool.Stores;

namespace Persistence.Tool.Copying;

/// <summary>Removes sessions that are still as they were read. For one thread.</summary>
internal interface IStoreRemover : IDisposable
{
    /// <summary>Removes a session, in one step with the look whether it is as it was.</summary>
    /// <param name="stored">The class.</param>
    /// <param name="expected">The session as it was read.</param>
    /// <returns>What was found.</returns>
    RemoveOutcome TryRemove(StoredClass stored, SessionHead expected);
}
