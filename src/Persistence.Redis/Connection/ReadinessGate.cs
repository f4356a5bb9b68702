using System.Runtime.ExceptionServices;
using Persistence.Engine;

namespace Persistence.Redis.Connection;

/// <summary>
/// Whether a store knows that the indexes of its class are complete. One call at a time finds out; those that wait for it meanwhile
/// share what becomes of it, its failure too, so that none begins where another one has just failed. From many threads.
/// </summary>
/// <param name="find">Finds out, and backfills what is not complete.</param>
// A semaphore whose wait handle is never asked for has nothing to dispose of.
#pragma warning disable CA1001
internal sealed class ReadinessGate(Func<IoMode, ValueTask> find)
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _lock = new(1, 1);
    private volatile bool _isKnown;
    private volatile ExceptionDispatchInfo? _failure;
    private TaskCompletionSource? _underWay;

    /// <summary>Whether it is known.</summary>
    public bool IsKnown => _isKnown;

    /// <summary>Finds out again: something says that it is not so any more.</summary>
    public ValueTask Again(IoMode mode)
    {
        _isKnown = false;
        return Find(mode);
    }

    /// <summary>Waits until it is known.</summary>
    public ValueTask Pass(IoMode mode) => _isKnown ? ValueTask.CompletedTask : Find(mode);

    /// <summary>
    /// Finds out. The work is not cancelled with one of the calls that wait for it: each may stop waiting, and the work goes on, or it would begin
    /// again with each and perhaps never end.
    /// </summary>
    public async ValueTask Find(IoMode mode)
    {
        mode.Cancellation.ThrowIfCancellationRequested();
        if (!mode.IsAsync)
        {
            await FindAlone(mode).ConfigureAwait(false);
            return;
        }

        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var others = Interlocked.CompareExchange(ref _underWay, mine, null);
        if (others is null)
        {
            _ = Carry(mine);
        }

        await (others ?? mine).Task.WaitAsync(mode.Cancellation).ConfigureAwait(false);
    }

    private async Task Carry(TaskCompletionSource outcome)
    {
        try
        {
            await FindAlone(IoMode.Awaiting(CancellationToken.None)).ConfigureAwait(false);
            Volatile.Write(ref _underWay, null);
            outcome.SetResult();
        }
        catch (Exception exception)
        {
            // Every call that waits gets it; it may be that none waits any more.
            Volatile.Write(ref _underWay, null);
            outcome.SetException(exception);
            _ = outcome.Task.Exception;
        }
    }

    private async ValueTask FindAlone(IoMode mode)
    {
        var before = _failure;
        await Lock(mode).ConfigureAwait(false);
        try
        {
            if (_failure is { } failure && failure != before)
            {
                failure.Throw();
            }

            if (!_isKnown)
            {
                await find(mode).ConfigureAwait(false);
                _isKnown = true;
            }
        }
        catch (SessionStoreUnavailableException exception)
        {
            _failure = ExceptionDispatchInfo.Capture(exception);
            throw;
        }
        finally
        {
            _lock.Release();
        }
    }

    private ValueTask Lock(IoMode mode)
    {
        if (mode.IsAsync)
        {
            return new ValueTask(_lock.WaitAsync(mode.Cancellation));
        }

        DeferredInterrupt.Ignore(() => _lock.Wait(mode.Cancellation));
        return default;
    }
}
