using System.ComponentModel;
using Persistence.Threads;

namespace Persistence.GroupCommit;

/// <summary>
/// One caller's change in a <see cref="GroupCommitQueue{TTicket}"/>. Its caller waits until the change is decided, with its thread or
/// with a task, or until it is to lead the next commit itself.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CommitTicket
{
    // One a thread. Not Monitor.Pulse: a thread that is woken by that finds the monitor still taken and waits a second time, which
    // happened to one in five appends of 16 threads.
    [ThreadStatic]
    private static AutoResetEvent? s_signal;

    private volatile TicketState _state;
    private AutoResetEvent? _signal;
    private TaskCompletionSource<bool>? _completion;

    private enum TicketState
    {
        Waiting,
        Leading,
        Done,
    }

    /// <summary>What went wrong with the change; null when it is committed.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Whether the change shares its commit with no other. Its caller always leads: no other thread makes the change.</summary>
    public virtual bool IsExclusive => false;

    /// <summary>Waits with the thread that asked to lead and did not, see <see cref="GroupCommitQueue{TTicket}.TryLead"/>.</summary>
    /// <returns>True when the change has been decided; false when this thread leads now.</returns>
    public bool WaitUntilDone()
    {
        // The event may still be set from an earlier change of this thread.
        while (_state == TicketState.Waiting)
        {
            Uninterrupted.Wait(_signal!);
        }

        return _state == TicketState.Done;
    }

    /// <summary>Makes a ticket usable once more.</summary>
    protected void Reset()
    {
        _state = TicketState.Waiting;
        _completion = null;
        Fault = null;
    }

    // The caller waits with its thread: the present one.
    internal void BindToThread() => _signal = s_signal ??= new AutoResetEvent(false);

    // The caller waits with a task. A leader that ends it is about to return to its own caller, so it runs no continuation of others.
    internal Task<bool> AsTask()
    {
        _completion = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _completion.Task;
    }

    internal void Wake(bool isDone)
    {
        if (_completion is { } completion)
        {
            completion.SetResult(isDone);
            return;
        }

        // Read first: once the state is set, the caller may go on and use the ticket for its next change.
        var signal = _signal!;
        _state = isDone ? TicketState.Done : TicketState.Leading;
        signal.Set();
    }
}
