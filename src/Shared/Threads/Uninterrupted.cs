namespace Persistence.Threads;

/// <summary>
/// Waits that <see cref="Thread.Interrupt"/> does not end. A thread that waits for a group commit is in the queue already: another thread may
/// make its change, or make it the leader and depend on it. So it goes on waiting, and its next wait afterwards is interrupted. Compiled into each engine that uses it.
/// </summary>
internal static class Uninterrupted
{
    /// <summary>Waits for a lock.</summary>
    /// <param name="gate">The lock.</param>
    /// <returns>What gives it back.</returns>
    public static Lock.Scope Enter(Lock gate)
    {
        try
        {
            return gate.EnterScope();
        }
        catch (ThreadInterruptedException)
        {
            try
            {
                return Enter(gate);
            }
            finally
            {
                Thread.CurrentThread.Interrupt();
            }
        }
    }

    /// <summary>Waits until an event is set.</summary>
    /// <param name="signal">The event.</param>
    public static void Wait(EventWaitHandle signal)
    {
        try
        {
            signal.WaitOne();
        }
        catch (ThreadInterruptedException)
        {
            try
            {
                Wait(signal);
            }
            finally
            {
                Thread.CurrentThread.Interrupt();
            }
        }
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="milliseconds">How much.</param>
    public static void Sleep(int milliseconds)
    {
        try
        {
            Thread.Sleep(milliseconds);
        }
        catch (ThreadInterruptedException)
        {
            try
            {
                Sleep(milliseconds);
            }
            finally
            {
                Thread.CurrentThread.Interrupt();
            }
        }
    }
}
