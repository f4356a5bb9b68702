using System.Diagnostics;
using Persistence.Threads;

namespace Persistence.Json;

/// <summary>
/// What somebody wants of a session that one at a time may do. He waits for his turn either with his thread, or with a task
/// and no thread at all.
/// </summary>
/// <param name="isAwaited">True when a task waits, false when a thread does.</param>
internal class SessionTurn(bool isAwaited)
{
    // One a thread. Not Monitor.Pulse: whoever is woken by that finds the monitor still taken and waits a second time.
    [ThreadStatic]
    private static AutoResetEvent? s_turn;

    private AutoResetEvent? _turn;
    private TaskCompletionSource<bool>? _woken;
    private volatile bool _isWoken;
    private bool _isDone;

    /// <summary>Since when somebody waits: a time stamp of <see cref="Stopwatch"/>.</summary>
    public long Since { get; } = Stopwatch.GetTimestamp();

    /// <summary>Says that it will have to wait, with this thread if with any. Called before anybody can wake it.</summary>
    public void PrepareToWait()
    {
        if (isAwaited)
        {
            // Whoever wakes it leads commits or is about to return to his caller, and must not be made to go on for others.
            _woken = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        else
        {
            _turn = s_turn ??= new AutoResetEvent(false);
        }
    }

    /// <summary>Waits with this thread until somebody wakes it.</summary>
    /// <returns>True when all has been done; false when this thread leads now.</returns>
    public bool WaitUntilDone()
    {
        // The event may still be set from an earlier turn of this thread.
        while (!_isWoken)
        {
            Uninterrupted.Wait(_turn!);
        }

        return _isDone;
    }

    /// <summary>Waits without a thread until somebody wakes it.</summary>
    /// <returns>True when all has been done; false when whoever awaited this leads now.</returns>
    public Task<bool> UntilDone() => _woken!.Task;

    /// <summary>Wakes who waits.</summary>
    /// <param name="isDone">True when all has been done for him; false to make him the leader.</param>
    public void Wake(bool isDone)
    {
        if (_woken is not null)
        {
            _woken.SetResult(isDone);
            return;
        }

        _isDone = isDone;
        _isWoken = true;
        _turn!.Set();
    }
}
