using System.Diagnostics;
using Persistence.Threads;

namespace Persistence.Json;

/// <summary>A place in a queue: the caller waits with its thread, or with a task and no thread.</summary>
/// <param name="isAwaited">True when a task waits, false when a thread does.</param>
internal class CommitTicket(bool isAwaited)
{
    // One a thread. Not Monitor.Pulse: the thread that is woken by that finds the monitor still taken and waits a second time.
    [ThreadStatic]
    private static AutoResetEvent? s_signal;

    private AutoResetEvent? _signal;
    private TaskCompletionSource<bool>? _completion;
    private volatile bool _isWoken;
    private bool _isDone;

    /// <summary>Since when the caller waits: a time stamp of <see cref="Stopwatch"/>.</summary>
    public long Since { get; } = Stopwatch.GetTimestamp();

    /// <summary>Announces that the caller will wait, with this thread if with any. To be called before anything can wake it.</summary>
    public void PrepareToWait()
    {
        if (isAwaited)
        {
            // The thread that wakes it leads commits or is about to return to its caller, and must not be made to go on for others.
            _completion = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        else
        {
            _signal = s_signal ??= new AutoResetEvent(false);
        }
    }

    /// <summary>Waits until it is woken. A thread waits here; a task ends later.</summary>
    /// <returns>True when all has been done; false when the caller leads now.</returns>
    public ValueTask<bool> Wait()
    {
        if (_completion is { } completion)
        {
            return new ValueTask<bool>(completion.Task);
        }

        // The event may still be set from an earlier ticket of this thread.
        while (!_isWoken)
        {
            Uninterrupted.Wait(_signal!);
        }

        return ValueTask.FromResult(_isDone);
    }

    /// <summary>Wakes the caller.</summary>
    /// <param name="isDone">True when all has been done for it; false to make it the leader.</param>
    public void Wake(bool isDone)
    {
        if (_completion is not null)
        {
            _completion.SetResult(isDone);
            return;
        }

        _isDone = isDone;
        _isWoken = true;
        _signal!.Set();
    }
}
