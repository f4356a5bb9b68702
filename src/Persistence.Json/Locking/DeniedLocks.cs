using System.Runtime.ExceptionServices;

namespace Persistence.Json;

/// <summary>Where nothing can be locked: the directory can only be read, and whoever wants to write is told why.</summary>
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
        // Nobody waits for what nobody gets.
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
