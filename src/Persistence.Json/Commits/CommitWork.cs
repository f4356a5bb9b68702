namespace Persistence.Json;

/// <summary>A change of a session that waits for its commit.</summary>
/// <param name="apply">Adds the change's line to a batch, or throws and adds nothing.</param>
/// <param name="isAwaited">True when a task waits, false when a thread does.</param>
internal sealed class CommitWork(Action<SessionBatch> apply, bool isAwaited) : SessionTurn(isAwaited)
{
    /// <summary>Why it was refused; null when it was committed.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>The session after the change.</summary>
    public SessionState? After { get; private set; }

    /// <summary>Adds the change to a batch.</summary>
    /// <param name="batch">The batch.</param>
    public void Apply(SessionBatch batch)
    {
        try
        {
            apply(batch);
            After = batch.State;
        }
        catch (Exception fault)
        {
            // Whatever it is, it is the caller's, who waits elsewhere, and not this thread's.
            Fault = fault;
        }
    }

    /// <summary>Refuses the change, unless it was refused before.</summary>
    /// <param name="fault">Why.</param>
    public void Refuse(Exception fault) => Fault ??= fault;
}
