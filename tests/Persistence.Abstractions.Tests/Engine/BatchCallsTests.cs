using System.Collections.Concurrent;
using Persistence.Engine;

namespace Persistence.Abstractions.Tests.Engine;

public sealed class BatchCallsTests
{
    private static readonly IReadOnlyList<int> s_items = [.. Enumerable.Range(0, 40)];

    public static TheoryData<bool> Modes => new(true, false);

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Calls_on_threads_have_their_outcomes_in_order(bool isAwaited)
    {
        // Each waits for another one, which only several threads can bring about.
        using var pair = new Barrier(2);
        var threads = new ConcurrentDictionary<int, bool>();
        var calls = new BatchCalls<int, int>(s_items, (item, _) =>
        {
            pair.SignalAndWait(TestContext.Current.CancellationToken);
            threads[Environment.CurrentManagedThreadId] = Thread.CurrentThread.IsThreadPoolThread;
            return item == 7 ? throw new SessionNotFoundException("7") : ValueTask.FromResult(item * 2);
        });
        var outcomes = await calls.OnThreads(2, Mode(isAwaited));
        Assert.Equal(s_items.Select(static item => item == 7 ? 0 : item * 2), outcomes.Select(static outcome => outcome.Value));
        Assert.Equal([7], s_items.Where(item => outcomes[item].Error is not null));
        Assert.Equal(2, threads.Count);
        Assert.Contains(false, threads.Values);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_fault_of_a_call_on_a_thread_is_thrown_and_ends_the_others(bool isAwaited)
    {
        var made = 0;
        var calls = new BatchCalls<int, int>(s_items, (_, _) => Interlocked.Increment(ref made) == 3 ? throw new InvalidTimeZoneException() : ValueTask.FromResult(1));
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => calls.OnThreads(4, Mode(isAwaited)).AsTask());
        Assert.InRange(made, 3, s_items.Count);
    }

    [Fact]
    public async Task After_a_cancellation_no_more_calls_are_made()
    {
        using var source = new CancellationTokenSource();
        var made = 0;
        var calls = new BatchCalls<int, int>(s_items, (_, _) =>
        {
            if (Interlocked.Increment(ref made) == 2)
            {
                source.Cancel();
            }

            return ValueTask.FromResult(1);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calls.OnThreads(2, IoMode.Awaiting(source.Token)).AsTask());
        Assert.InRange(made, 2, 3);
    }

    private static IoMode Mode(bool isAwaited) => isAwaited ? IoMode.Awaiting(TestContext.Current.CancellationToken) : IoMode.Blocking;
}
