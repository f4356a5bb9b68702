namespace Persistence.Tests.Threads;

/// <summary>A call on a thread of its own that is interrupted while it waits for something.</summary>
internal sealed class InterruptedCall
{
    private static readonly TimeSpan s_endless = TimeSpan.FromMinutes(1);

    private readonly Thread _thread;
    private Exception? _fault;
    private bool _isStillInterrupted;

    private InterruptedCall(Action call)
    {
        _thread = new Thread(() => Run(call)) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Starts a call, and interrupts it as soon as it waits.</summary>
    public static InterruptedCall Begin(Action call)
    {
        var begun = new InterruptedCall(call);
        while (begun._thread.IsAlive && (begun._thread.ThreadState & ThreadState.WaitSleepJoin) == 0)
        {
            Thread.Yield();
        }

        begun._thread.Interrupt();
        return begun;
    }

    /// <summary>Waits for the end of the call: it threw nothing, and its thread is still to be interrupted.</summary>
    public void EndsAsIfItWereNot()
    {
        Assert.True(_thread.Join(s_endless), "the call does not end");
        Assert.Null(_fault);
        Assert.True(_isStillInterrupted, "the call took the interrupt away");
    }

    /// <summary>Waits for the end of the call: it threw this, and its thread is still to be interrupted.</summary>
    public TException EndsWith<TException>()
        where TException : Exception
    {
        Assert.True(_thread.Join(s_endless), "the call does not end");
        Assert.True(_isStillInterrupted, "the call took the interrupt away");
        return Assert.IsType<TException>(_fault);
    }

    private void Run(Action call)
    {
        _fault = Record.Exception(call);
        _isStillInterrupted = Record.Exception(() => Thread.Sleep(1)) is ThreadInterruptedException;
    }
}
