namespace Persistence.Json;

/// <summary>
/// Locks that exclude other processes, and other stores of this process, and die with their process. Threads of one
/// store must exclude each other beforehand.
/// </summary>
internal interface IProcessLocks : IDisposable
{
    /// <summary>The file that is locked; null when there is none, or the system does not say.</summary>
    FileIdentity? Identity { get; }

    /// <summary>Tells whether whoever opens the locks now gets the same ones: to be asked by who has taken one.</summary>
    bool AreCurrent { get; }

    /// <summary>Tries to take a lock.</summary>
    /// <param name="slot">Which: a non-negative number.</param>
    /// <returns>False when somebody else holds it.</returns>
    /// <exception cref="IOException">The lock file cannot be used.</exception>
    bool TryTake(long slot);

    /// <summary>Takes a lock together with others that do so, to be seen by <see cref="IsTakenByOther"/>.</summary>
    /// <param name="slot">Which.</param>
    void Share(long slot);

    /// <summary>Ends <see cref="Share"/>.</summary>
    /// <param name="slot">Which.</param>
    void EndSharing(long slot);

    /// <summary>Asks whether somebody else holds a lock.</summary>
    /// <param name="slot">Which.</param>
    /// <returns>False when nobody does, or the system does not say.</returns>
    bool IsTakenByOther(long slot);

    /// <summary>Gives a lock back.</summary>
    /// <param name="slot">Which.</param>
    void Release(long slot);
}
