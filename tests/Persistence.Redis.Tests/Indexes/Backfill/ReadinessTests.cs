using Persistence.Engine;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;

namespace Persistence.Redis.Tests.Indexes.Backfill;

/// <summary>Calls that wait until a store knows that its indexes are complete.</summary>
public sealed class ReadinessTests
{
    private const int Others = 8;

    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _begun;

    [Fact]
    public void Blocking_calls_that_wait_share_the_failure()
    {
        using var holds = new ManualResetEventSlim();
        ReadinessGate? readiness = null;
        readiness = new ReadinessGate(_ =>
        {
            Interlocked.Increment(ref _begun);
            holds.Wait(TestContext.Current.CancellationToken);
            throw new SessionStoreUnavailableException("down", null, "test");
        });
        List<Exception?> faults = [];
        List<Thread> threads = [.. Enumerable.Range(0, Others).Select(number => new Thread(() =>
        {
            var fault = Record.Exception(() => IoMode.Result(Answer(readiness)));
            lock (faults)
            {
                faults.Add(fault);
            }
        }))];
        threads.ForEach(thread => thread.Start());
        while (threads.Exists(thread => (thread.ThreadState & ThreadState.WaitSleepJoin) == 0))
        {
            Thread.Yield();
        }

        holds.Set();
        threads.ForEach(thread => thread.Join());
        Assert.All(faults, fault => Assert.IsType<SessionStoreUnavailableException>(fault));
        Assert.Equal(Others, faults.Count);
        Assert.Equal(1, _begun);
        // The next one tries for itself.
        Assert.Throws<SessionStoreUnavailableException>(() => IoMode.Result(Answer(readiness)));
        Assert.Equal(2, _begun);
    }

    [Fact]
    public async Task Awaiting_calls_share_the_work_and_its_failure()
    {
        var readiness = Backfill();
        List<Task> calls = [.. Enumerable.Range(0, Others).Select(number => readiness.Find(IoMode.Awaiting(CancellationToken.None)).AsTask())];
        _end.SetException(new SessionStoreUnavailableException("down", null, "test"));
        foreach (var call in calls)
        {
            await Assert.ThrowsAsync<SessionStoreUnavailableException>(() => call);
        }

        Assert.Equal(1, _begun);
        Assert.False(readiness.IsKnown);
    }

    [Fact]
    public async Task What_a_cancelled_call_began_goes_on_for_the_next()
    {
        var readiness = Backfill();
        using var source = new CancellationTokenSource();
        var first = readiness.Find(IoMode.Awaiting(source.Token)).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        var second = readiness.Find(IoMode.Awaiting(CancellationToken.None)).AsTask();
        _end.SetResult();
        await second;
        Assert.True(readiness.IsKnown);
        Assert.Equal(1, _begun);
    }

    private ReadinessGate Backfill() => new(async mode =>
    {
        Interlocked.Increment(ref _begun);
        Assert.False(mode.Cancellation.CanBeCanceled);
        await _end.Task;
    });

    private static async ValueTask<bool> Answer(ReadinessGate readiness)
    {
        await readiness.Find(IoMode.Blocking);
        return true;
    }
}
