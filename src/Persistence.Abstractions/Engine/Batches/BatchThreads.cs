using Persistence.Threads;

namespace Persistence.Engine;

/// <summary>Threads that exist for one batch, as the pool's must not be blocked.</summary>
/// <param name="work">What each does; it does not throw.</param>
internal sealed class BatchThreads(Action work)
{
    private int _active;

    /// <summary>Lets threads work, and the caller's too.</summary>
    /// <param name="count">How many beside the caller's.</param>
    public void RunBeside(int count)
    {
        using var ended = new ManualResetEvent(initialState: false);
        Start(count, () => ended.Set());
        try
        {
            work();
        }
        finally
        {
            Uninterrupted.Wait(ended);
        }
    }

    /// <summary>Lets threads work.</summary>
    /// <param name="count">How many.</param>
    /// <returns>A task that ends when all have ended.</returns>
    public Task Run(int count)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Start(count, ended.SetResult);
        return ended.Task;
    }

    private void Start(int count, Action ended)
    {
        _active = count;
        for (var started = 0; started < count; started++)
        {
            try
            {
                new Thread(Work) { IsBackground = true, Name = "Persistence batch" }.Start();
            }
            catch (OutOfMemoryException)
            {
                // The system gives no more threads: those that run do the work, and the caller's where there are none.
                if (started == 0)
                {
                    work();
                }

                End(count - started);
                return;
            }
        }

        void Work()
        {
            work();
            End(1);
        }

        void End(int threads)
        {
            if (Interlocked.Add(ref _active, -threads) == 0)
            {
                ended();
            }
        }
    }
}
