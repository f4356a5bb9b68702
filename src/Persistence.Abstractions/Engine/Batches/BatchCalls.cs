using System.ComponentModel;
using System.Runtime.ExceptionServices;
using Persistence.Threads;

namespace Persistence.Engine;

/// <summary>Does the same for several sessions, each with an outcome of its own. Once the store cannot be reached, the rest is not tried.</summary>
/// <typeparam name="TItem">What one call concerns.</typeparam>
/// <typeparam name="T">The type of its result.</typeparam>
/// <param name="items">What the calls concern.</param>
/// <param name="call">Makes one call.</param>
/// <param name="isOfOneSession">Whether an error concerns one session, so that others may be usable; null where every one does but that the store cannot be reached.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BatchCalls<TItem, T>(IReadOnlyList<TItem> items, Func<TItem, IoMode, ValueTask<T>> call, Func<SessionException, bool>? isOfOneSession = null)
{
    private readonly BatchOutcome<T>[] _outcomes = new BatchOutcome<T>[items.Count];
    private volatile SessionException? _outage;
    private volatile Exception? _fault;
    private int _next = -1;

    /// <summary>Makes the calls one after another.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>The outcomes, in the order of the items.</returns>
    public async ValueTask<BatchOutcome<T>[]> OneByOne(IoMode mode)
    {
        for (var position = 0; position < items.Count; position++)
        {
            await Make(position, mode).ConfigureAwait(false);
        }

        return _outcomes;
    }

    /// <summary>Makes several calls at once. A blocking caller is one of the threads that make them.</summary>
    /// <param name="most">How many at once.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The outcomes, in the order of the items.</returns>
    public async ValueTask<BatchOutcome<T>[]> Concurrently(int most, IoMode mode)
    {
        most = Math.Min(most, items.Count);
        if (most <= 1)
        {
            return await OneByOne(mode).ConfigureAwait(false);
        }

        if (mode.IsAsync)
        {
            await Task.WhenAll(Enumerable.Range(0, most).Select(_ => MakeNext(mode).AsTask())).ConfigureAwait(false);
        }
        else
        {
            Parallel.For(0, most, new ParallelOptions { MaxDegreeOfParallelism = most }, _ => IoMode.Result(MakeNext(mode)));
        }

        if (_fault is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        return _outcomes;
    }

    /// <summary>Makes several calls at once, each on a thread of its own, which it may block. For calls that wait for a disk.</summary>
    /// <param name="most">How many at once.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The outcomes, in the order of the items.</returns>
    public async ValueTask<BatchOutcome<T>[]> OnThreads(int most, IoMode mode)
    {
        most = Math.Min(most, items.Count);
        if (most <= 1)
        {
            return await OneByOne(mode).ConfigureAwait(false);
        }

        var others = new BatchThreads(() => IoMode.Result(MakeNext(mode with { IsAsync = false })));
        if (mode.IsAsync)
        {
            await others.Run(most).ConfigureAwait(false);
        }
        else
        {
            others.RunBeside(most - 1);
        }

        if (_fault is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        return _outcomes;
    }

    /// <summary>Makes several calls at once, all of them awaited: a blocking caller's thread waits for them together. For calls that wait for a server, and hold no thread meanwhile.</summary>
    /// <param name="most">How many at once.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The outcomes, in the order of the items.</returns>
    public ValueTask<BatchOutcome<T>[]> Together(int most, IoMode mode)
    {
        if (mode.IsAsync || items.Count <= 1)
        {
            return Concurrently(most, mode);
        }

        var calls = Concurrently(most, IoMode.Awaiting(mode.Cancellation)).AsTask();
        using var done = new ManualResetEvent(false);
        calls.ContinueWith(_ => done.Set(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        Uninterrupted.Wait(done);
        return new ValueTask<BatchOutcome<T>[]>(calls);
    }

    private async ValueTask MakeNext(IoMode mode)
    {
        try
        {
            while (_fault is null && Interlocked.Increment(ref _next) is var position && position < items.Count)
            {
                mode.Cancellation.ThrowIfCancellationRequested();
                await Make(position, mode).ConfigureAwait(false);
            }
        }
        catch (Exception fault)
        {
            _fault ??= fault;
        }
    }

    private async ValueTask Make(int position, IoMode mode)
    {
        if (_outage is { } outage)
        {
            _outcomes[position] = new BatchOutcome<T>(default!, outage);
            return;
        }

        try
        {
            _outcomes[position] = new BatchOutcome<T>(await call(items[position], mode).ConfigureAwait(false), null);
        }
        catch (SessionException error)
        {
            _outage ??= (isOfOneSession ?? BatchOutcomes.IsOfOneSession)(error) ? null : error;
            _outcomes[position] = new BatchOutcome<T>(default!, error);
        }
    }
}
