using System.Runtime.ExceptionServices;

namespace Persistence.Json;

/// <summary>Where nothing can be locked: the directory can only be read, and a call that wants to write fails with the reason.</summary>
/// <param name="fault">Why nothing can be locked.</param>
internal sealed class DeniedLocks(Exception fault) : IProcessLocks
{
    /// <inheritdoc/>
    public FileIdentity? Identity => null;

    /// <inheritdoc/>
    public bool AreCurrent => true;

    /// <inheritdoc/>
    public bool TryTake(long slot)
    {
        ExceptionDispatchInfo.Throw(fault);
        return false;
    }

    /// <inheritdoc/>
    public void Share(long slot)
    {
        // A lock that cannot be taken is not waited for.
    }

    /// <inheritdoc/>
    public void EndSharing(long slot)
    {
        // Nothing was shared.
    }

    /// <inheritdoc/>
    public bool IsTakenByOther(long slot) => false;

    /// <inheritdoc/>
    public void Release(long slot)
    {
        // None was ever taken.
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is open.
    }
}
