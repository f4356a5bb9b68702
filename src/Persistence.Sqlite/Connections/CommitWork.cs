using Persistence.Threads;

namespace Persistence.Sqlite;

/// <summary>
/// One caller's change, waiting to be part of a transaction. Its caller waits until it is done: with its thread, or
/// with a task.
/// </summary>
internal abstract class CommitWork
{
    // One a thread. Not Monitor.Pulse: whoever is woken by that finds the monitor still taken and waits a second time, which
    // happened to one in five appends of 16 threads.
    [ThreadStatic]
    private static AutoResetEvent? s_turn;

    private volatile WorkState _state;
    private AutoResetEvent? _turn;
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

    /// <summary>Makes the change with a statement that is a transaction of its own.</summary>
    /// <returns>False when it needs more than that; nothing is changed then.</returns>
    public virtual bool TryApplyAtOnce(SqliteLink link) => false;

    /// <summary>Makes the change, inside a transaction. May be called again when the transaction came to nothing.</summary>
    public abstract void Apply(SqliteLink link);

    /// <summary>Has the caller wait with a task instead of its thread; such a work is never made to lead by waking it.</summary>
    /// <returns>Ends when the change has been decided; it never fails.</returns>
    public Task BeAwaited()
    {
        _completion = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _completion.Task;
    }

    /// <summary>Has the caller wait with its thread: the one that calls this.</summary>
    public void BeWaitedFor() => _turn = s_turn ??= new AutoResetEvent(false);

    /// <summary>Waits for another thread to commit the change.</summary>
    /// <returns>False when this thread is to lead the next transaction instead.</returns>
    public bool WaitUntilDone()
    {
        // The event may still be set from an earlier change of this thread.
        while (_state == WorkState.Waiting)
        {
            Uninterrupted.Wait(_turn!);
        }

        return _state == WorkState.Done;
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

        // Read first: once the state is set, the caller may go on and use the work for its next change.
        var turn = _turn!;
        _state = isDone ? WorkState.Done : WorkState.Leading;
        turn.Set();
    }

    /// <summary>Makes a work usable once more.</summary>
    protected void Renew()
    {
        _state = WorkState.Waiting;
        _completion = null;
        Fault = null;
    }
}
