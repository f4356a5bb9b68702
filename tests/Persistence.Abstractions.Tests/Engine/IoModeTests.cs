using Persistence.Engine;

namespace Persistence.Abstractions.Tests.Engine;

public sealed class IoModeTests
{
    [Fact]
    public void A_blocking_run_gives_its_result()
    {
        Assert.Equal(7, IoMode.Result(ValueTask.FromResult(7)));
        IoMode.Result(ValueTask.CompletedTask);
    }

    [Fact]
    public void A_blocking_run_throws_what_it_failed_with()
    {
        var failure = new SessionConflictException("changed", "a", "here", 1, 2);
        Assert.Same(failure, Assert.Throws<SessionConflictException>(() => IoMode.Result(ValueTask.FromException<int>(failure))));
        Assert.Same(failure, Assert.Throws<SessionConflictException>(() => IoMode.Result(ValueTask.FromException(failure))));
    }

    [Fact]
    public void A_run_that_is_under_way_is_a_defect_and_is_not_waited_for()
    {
        var never = new TaskCompletionSource<int>();
        Assert.Throws<InvalidOperationException>(() => IoMode.Result(new ValueTask<int>(never.Task)));
        Assert.Throws<InvalidOperationException>(() => IoMode.Result(new ValueTask(never.Task)));
    }

    [Fact]
    public void What_is_committed_is_carried_out_although_its_token_is_cancelled()
    {
        var mode = IoMode.Awaiting(new CancellationToken(canceled: true));
        Assert.True(mode.IsAsync);
        Assert.True(mode.Cancellation.IsCancellationRequested);
        Assert.True(mode.Committed.IsAsync);
        Assert.False(mode.Committed.Cancellation.IsCancellationRequested);
    }

    [Fact]
    public void A_deferred_interrupt_comes_when_the_call_ends()
    {
        var calls = 0;
        DeferredInterrupt.Ignore(() =>
        {
            if (calls++ == 0)
            {
                Thread.CurrentThread.Interrupt();
            }

            // The next wait ends with the interrupt.
            Thread.Sleep(1);
        });
        Assert.Equal(2, calls);
        Assert.Equal(1, IoMode.Result(ValueTask.FromResult(1)));
        Assert.Throws<ThreadInterruptedException>(() => Thread.Sleep(1));
    }
}
