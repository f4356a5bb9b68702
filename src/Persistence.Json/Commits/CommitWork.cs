namespace Persistence.Json;

/// <summary>A change of a session that waits for its commit.</summary>
/// <param name="apply">Adds the change's line to a batch, or throws and adds nothing.</param>
internal sealed class CommitWork(Action<SessionBatch> apply)
{
    private readonly object _gate = new();
    private bool _isWoken;
    private bool _isDone;

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
            // Whatever it is, it is the caller's, who waits in another thread, and not this thread's.
            Fault = fault;
        }
    }

    /// <summary>Refuses the change, unless it was refused before.</summary>
    /// <param name="fault">Why.</param>
    public void Refuse(Exception fault) => Fault ??= fault;

    /// <summary>Waits for another thread to commit or refuse the change.</summary>
    /// <returns>False when this thread is to lead the next commits instead.</returns>
    public bool WaitUntilDone()
    {
        lock (_gate)
        {
            while (!_isWoken)
            {
                Monitor.Wait(_gate);
            }

            return _isDone;
        }
    }

    /// <summary>Wakes the waiting thread.</summary>
    /// <param name="isDone">True when the change has been decided; false to make its thread the next leader.</param>
    public void Wake(bool isDone)
    {
        lock (_gate)
        {
            _isDone = isDone;
            _isWoken = true;
            Monitor.Pulse(_gate);
        }
    }
}
