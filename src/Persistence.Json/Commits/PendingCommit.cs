namespace Persistence.Json;

/// <summary>A change of a session that waits for its group commit.</summary>
/// <param name="apply">Adds the change's record to a batch, or throws and adds nothing.</param>
/// <param name="isAwaited">True when a task waits, false when a thread does.</param>
internal sealed class PendingCommit(Action<CommitBatch> apply, bool isAwaited) : CommitTicket(isAwaited)
{
    /// <summary>Why it was refused; null when it was committed.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>The session after the change.</summary>
    public SessionState? After { get; private set; }

    /// <summary>Adds the change to a batch.</summary>
    /// <param name="batch">The batch.</param>
    public void Apply(CommitBatch batch)
    {
        try
        {
            apply(batch);
            After = batch.State;
        }
        catch (Exception fault)
        {
            // Whatever it is, it belongs to the caller of this change, and not to the thread that leads.
            Fault = fault;
        }
    }

    /// <summary>Fails the change, unless it failed before.</summary>
    /// <param name="fault">Why.</param>
    public void Fail(Exception fault) => Fault ??= fault;
}
