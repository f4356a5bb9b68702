using System.Runtime.ExceptionServices;
using Persistence.Engine;

namespace Persistence.Threads;

/// <summary>Several threads that take parts of one work until none is left. Compiled into each engine that uses it.</summary>
internal sealed class Workers
{
    private readonly Lock _gate = new();
    private readonly List<Exception> _faults = [];
    private volatile bool _isOver;
    private int _active;
    private bool _isClosed;

    /// <summary>How many threads there are as a rule: as many as processors.</summary>
    public static int Most => Math.Clamp(Environment.ProcessorCount, 1, 16);

    /// <summary>Whether one of them has failed, so that the others should take no more.</summary>
    public bool IsOver => _isOver;

    /// <summary>Lets them work.</summary>
    /// <param name="count">How many.</param>
    /// <param name="work">What each does.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask Run(int count, Func<IoMode, ValueTask> work, IoMode mode)
    {
        if (mode.IsAsync)
        {
            await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Work(work, mode).AsTask())).ConfigureAwait(false);
        }
        else
        {
            RunBlocking(count, work);
        }

        if (_faults.Count > 0)
        {
            // A thread that was ended because of another's fault says less than that one.
            ExceptionDispatchInfo.Throw(_faults[0]);
        }
    }

    // The calling thread works too, and does not wait for threads that the pool has not given yet.
    private void RunBlocking(int count, Func<IoMode, ValueTask> work)
    {
        using var idle = new ManualResetEvent(initialState: false);
        for (var other = 1; other < count; other++)
        {
            ThreadPool.QueueUserWorkItem(_ => Help(work, idle));
        }

        IoMode.Result(Work(work, IoMode.Blocking));
        bool isAlone;
        using (Uninterrupted.Enter(_gate))
        {
            _isClosed = true;
            isAlone = _active == 0;
        }

        if (!isAlone)
        {
            Uninterrupted.Wait(idle);
        }
    }

    private void Help(Func<IoMode, ValueTask> work, ManualResetEvent idle)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            _active++;
        }

        IoMode.Result(Work(work, IoMode.Blocking));
        lock (_gate)
        {
            if (--_active == 0 && _isClosed)
            {
                idle.Set();
            }
        }
    }

    private async ValueTask Work(Func<IoMode, ValueTask> work, IoMode mode)
    {
        try
        {
            await work(mode).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            Fail(fault);
        }
    }

    private void Fail(Exception fault)
    {
        _isOver = true;
        using (Uninterrupted.Enter(_gate))
        {
            _faults.Add(fault);
        }
    }
}
