namespace Persistence.Engine;

/// <summary>Where one tail waits for a signal. A signal that comes before the wait ends it at once; several are one.</summary>
#pragma warning disable CA1001 // Nothing to dispose: see the semaphore.
internal sealed class TailWaiter
#pragma warning restore CA1001
{
    // Never disposed: without its wait handle it holds nothing, and a signal may come late.
    private readonly SemaphoreSlim _signals = new(0, 1);
    private int _isSignalled;

    /// <summary>Ends the present wait, or else the next one.</summary>
    public void Signal()
    {
        if (Interlocked.Exchange(ref _isSignalled, 1) == 0)
        {
            _signals.Release();
        }
    }

    /// <summary>Takes the signal that came so far. What is looked at from now on includes what it was about.</summary>
    public void Take()
    {
        if (_signals.Wait(0))
        {
            Volatile.Write(ref _isSignalled, 0);
        }
    }

    /// <summary>Waits for a signal.</summary>
    /// <param name="most">For how long.</param>
    /// <param name="mode">How to wait, and what cancels it.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ThreadInterruptedException">The thread that blocks was interrupted.</exception>
    public async ValueTask Wait(TimeSpan most, IoMode mode)
    {
        var isSignalled = mode.IsAsync
            ? await _signals.WaitAsync(most, mode.Cancellation).ConfigureAwait(false)
            : _signals.Wait(most, mode.Cancellation);
        if (isSignalled)
        {
            Volatile.Write(ref _isSignalled, 0);
        }
    }
}
