namespace Persistence.Sqlite;

/// <summary>
/// One caller's change, waiting to be part of a transaction. Its caller waits until it is done: with its thread, or
/// with a task.
/// </summary>
internal abstract class CommitWork
{
    private WorkState _state;
    private TaskCompletionSource? _completion;

    private enum WorkState
    {
        Waiting,
        Leading,
        Done,
    }

    /// <summary>What went wrong with this change; null when it is committed.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Whether the change is one statement, which leaves nothing behind when it fails and so needs no savepoint.</summary>
    public virtual bool WritesOnce => false;

    /// <summary>Makes the change, inside a transaction. May be called again when the transaction came to nothing.</summary>
    public abstract void Apply(SqliteLink link);

    /// <summary>Has the caller wait with a task instead of its thread; such a work is never made to lead by waking it.</summary>
    /// <returns>Ends when the change has been decided; it never fails.</returns>
    public Task BeAwaited()
    {
        _completion = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _completion.Task;
    }

    /// <summary>Waits for another thread to commit the change.</summary>
    /// <returns>False when this thread is to lead the next transaction instead.</returns>
    public bool WaitUntilDone()
    {
        lock (this)
        {
            while (_state == WorkState.Waiting)
            {
                Monitor.Wait(this);
            }

            return _state == WorkState.Done;
        }
    }

    /// <summary>Wakes the waiting caller.</summary>
    /// <param name="isDone">True when the change has been decided; false to make its caller the next leader.</param>
    public void Wake(bool isDone)
    {
        if (_completion is { } completion)
        {
            completion.SetResult();
            return;
        }

        lock (this)
        {
            _state = isDone ? WorkState.Done : WorkState.Leading;
            Monitor.Pulse(this);
        }
    }

    /// <summary>Makes a work usable once more.</summary>
    protected void Renew()
    {
        _state = WorkState.Waiting;
        _completion = null;
        Fault = null;
    }
}
