namespace Persistence.Json;

/// <summary>
/// Locks that exclude other processes, and other stores of this process, and die with their process. Threads of one
/// store must exclude each other beforehand.
/// </summary>
internal interface IProcessLocks : IDisposable
{
    /// <summary>The file that is locked; null when there is none, or the system does not say.</summary>
    FileIdentity? Identity { get; }

    /// <summary>Whether a process that opens the locks now gets the same ones: asked after a lock was taken.</summary>
    bool AreCurrent { get; }

    /// <summary>Tries to take a lock.</summary>
    /// <param name="slot">Which: a non-negative number.</param>
    /// <returns>False when another one holds it.</returns>
    /// <exception cref="IOException">The lock file cannot be used.</exception>
    bool TryTake(long slot);

    /// <summary>Takes a lock together with others that do so, to be seen by <see cref="IsTakenByOther"/>.</summary>
    /// <param name="slot">Which.</param>
    void Share(long slot);

    /// <summary>Ends <see cref="Share"/>.</summary>
    /// <param name="slot">Which.</param>
    void EndSharing(long slot);

    /// <summary>Asks whether another one holds a lock.</summary>
    /// <param name="slot">Which.</param>
    /// <returns>False when none does, or the system does not say.</returns>
    bool IsTakenByOther(long slot);

    /// <summary>Gives a lock back.</summary>
    /// <param name="slot">Which.</param>
    void Release(long slot);
}
