using Persistence.TestKit;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>What is the same for tails on every engine, seen from the engine's side.</summary>
public sealed class TailTests : IDisposable
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource _guard = new(TimeSpan.FromMinutes(1));
    private readonly InMemoryDatabase _database = new();

    public void Dispose() => _guard.Dispose();

    [Fact]
    public void A_slow_reader_holds_a_page_and_never_the_backlog()
    {
        var (engine, store) = Open(new WatchedSignals(s_hour));
        Append(store, 1, 10_000);
        using var tail = Tail(store);
        Assert.Equal(1, Next(tail).Sequence);
        Assert.Equal(256, Assert.Single(engine.Log.Looks).Limit);
        for (var sequence = 2; sequence <= 256; sequence++)
        {
            Assert.Equal(sequence, Next(tail).Sequence);
        }

        Assert.Single(engine.Log.Looks);
        for (var sequence = 257; sequence <= 10_000; sequence++)
        {
            Assert.Equal(sequence, Next(tail).Sequence);
        }

        // Each look but the first has the entry at the cursor once more.
        Assert.All(engine.Log.Looks.Skip(1), static look => Assert.Equal(257, look.Limit));
        Assert.Equal(40, engine.Log.Looks.Count);
    }

    [Fact]
    public void A_lost_signal_costs_the_poll_interval_and_nothing_else()
    {
        var (_, store) = Open(new WatchedSignals(s_moment));
        using var tail = Tail(store);
        Assert.Equal(LogEventKind.CaughtUp, Next(tail).Kind);

        // This engine's tails are not woken by others on the same memory.
        using var other = new MultichatSessionInMemoryStore(_database);
        other.AppendMessages("c", Message(1));
        Assert.Equal((1, "m1"), (Next(tail).Sequence, tail.Current.Entry!.Id));
    }

    /// <summary>What is committed after a look and before the wait is not waited for: the signal came already.</summary>
    [Fact]
    public void A_signal_between_a_look_and_the_wait_is_not_lost()
    {
        var (engine, store) = Open(new WatchedSignals(s_hour));
        var number = 0;
        engine.Log.After = () =>
        {
            if (++number <= 5)
            {
                store.AppendMessages("c", Message(number));
            }
        };
        using var tail = Tail(store);
        Assert.Equal(LogEventKind.CaughtUp, Next(tail).Kind);
        Assert.Equal([1L, 2, 3, 4, 5], Enumerable.Range(0, 5).Select(_ => Next(tail).Sequence));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_tail_goes_on_over_an_outage_as_long_as_its_signals_say(bool isAwaited)
    {
        var (engine, store) = Open(new WatchedSignals(s_moment, patience: TimeSpan.FromMinutes(1)));
        engine.Log.Before = () => Assert.Null(engine.Log.Looks.Count is > 1 and < 5 ? throw new SessionStoreUnavailableException("away", "c", "here", new IOException()) : null);
        if (isAwaited)
        {
            await using var tail = store.TailMessagesAsync("c", cancellationToken: _guard.Token).GetAsyncEnumerator(CancellationToken.None);
            Assert.True(await tail.MoveNextAsync());
            store.AppendMessages("c", Message(1));
            Assert.True(await tail.MoveNextAsync());
            Assert.Equal(1, tail.Current.Sequence);
        }
        else
        {
            using var tail = Tail(store);
            Assert.Equal(LogEventKind.CaughtUp, Next(tail).Kind);
            store.AppendMessages("c", Message(1));
            Assert.Equal(1, Next(tail).Sequence);
        }

        Assert.Equal(5, engine.Log.Looks.Count);
    }

    [Fact]
    public void A_tail_fails_at_once_where_nothing_comes_back_by_itself_and_before_its_first_look()
    {
        var (engine, store) = Open(new WatchedSignals(s_moment));
        using (var tail = Tail(store))
        {
            Assert.Equal(LogEventKind.CaughtUp, Next(tail).Kind);
            engine.Log.Before = static () => throw new SessionStoreUnavailableException("away", "c", "here", new IOException());
            store.AppendMessages("c", Message(1));
            Assert.Throws<SessionStoreUnavailableException>(() => tail.MoveNext());
            Assert.Equal(2, engine.Log.Looks.Count);
        }

        var (other, patient) = Open(new WatchedSignals(s_moment, patience: TimeSpan.FromMinutes(1)), isNew: false);
        other.Log.Before = static () => throw new SessionStoreUnavailableException("away", "c", "here", new IOException());
        Assert.Throws<SessionStoreUnavailableException>(() => Tail(patient).MoveNext());
        Assert.Single(other.Log.Looks);
    }

    [Fact]
    public void An_interrupt_ends_a_wait()
    {
        var (_, store) = Open(new WatchedSignals(s_hour));
        Exception? ended = null;
        using var hasCaughtUp = new ManualResetEventSlim();
        var thread = new Thread(() =>
        {
            using var tail = Tail(store);
            Next(tail);
            hasCaughtUp.Set();
            ended = Record.Exception(() => tail.MoveNext());
        });
        thread.Start();
        hasCaughtUp.Wait(_guard.Token);
        thread.Interrupt();
        thread.Join();
        Assert.IsType<ThreadInterruptedException>(ended);
    }

    [Fact]
    public async Task The_disposal_of_its_store_ends_a_tail_that_waits()
    {
        var (_, store) = Open(new WatchedSignals(s_hour));
        await using var tail = store.TailMessagesAsync("c", cancellationToken: _guard.Token).GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await tail.MoveNextAsync());
        var next = tail.MoveNextAsync().AsTask();
        store.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => next);
    }

    [Fact]
    public async Task Who_listens_stops_when_the_tail_ends_however_it_does()
    {
        var signals = new WatchedSignals(s_hour);
        var (_, store) = Open(signals);
        var events = store.TailMessages("c", cancellationToken: _guard.Token);
        Assert.Empty(signals.Listening);
        using (var first = events.GetEnumerator())
        using (var second = events.GetEnumerator())
        {
            Next(first);
            Next(second);
            Assert.Equal(["c", "c"], signals.Listening);
        }

        Assert.Empty(signals.Listening);
        await foreach (var next in store.TailMessagesAsync("c", cancellationToken: _guard.Token))
        {
            Assert.Equal(["c"], signals.Listening);
            break;
        }

        Assert.Empty(signals.Listening);
        Assert.Throws<SessionNotFoundException>(() => store.TailMessages("absent", cancellationToken: _guard.Token).First());
        Assert.Empty(signals.Listening);
    }

    /// <summary>An engine that says no version and knows no entry again: tails work, and notice a log that is shorter.</summary>
    [Fact]
    public void A_plain_engine_has_tails_too()
    {
        var engine = new WatchedEngine(_database, new WatchedSignals(s_hour), isPlain: true);
        using var store = new MultichatSessionEngineStore(engine);
        store.Create(Chat());
        Append(store, 1, 300);
        using var tail = Tail(store);
        for (var sequence = 1; sequence <= 300; sequence++)
        {
            Assert.Equal(sequence, Next(tail).Sequence);
        }

        Assert.Equal(LogEventKind.CaughtUp, Next(tail).Kind);
        store.Delete("c");
        store.Create(Chat());
        Assert.Equal(LogEventKind.Ended, Next(tail).Kind);
        Assert.False(tail.MoveNext());
    }

    /// <summary>An append that is awaited wakes tails when it has ended, and not before.</summary>
    [Fact]
    public async Task Awaited_appends_wake_tails()
    {
        var (_, store) = Open(new WatchedSignals(s_hour));
        await using var tail = store.TailMessagesAsync("c", cancellationToken: _guard.Token).GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await tail.MoveNextAsync());
        var next = tail.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);
        Assert.Equal(1L, await store.AppendMessagesAsync("c", Message(1), CancellationToken.None));
        Assert.True(await next);
        Assert.Equal(1, tail.Current.Sequence);
        next = tail.MoveNextAsync().AsTask();
        await store.AppendMessagesAsync("c", new[] { Message(2) }, CancellationToken.None);
        Assert.True(await next);
        next = tail.MoveNextAsync().AsTask();
        Assert.True(await store.DeleteAsync("c", CancellationToken.None));
        Assert.True(await next);
        Assert.Equal(LogEventKind.Ended, tail.Current.Kind);
    }

    private static MultichatSession Chat() => new() { SessionId = "c", Topic = "t", Initiator = "i" };

    private static ChatMessage Message(int number) => new($"m{number}", "a", "text", DateTimeOffset.UnixEpoch);

    private static void Append(MultichatSessionEngineStore store, int first, int count) => store.AppendMessages("c", [.. Enumerable.Range(first, count).Select(Message)]);

    private static LogEvent<ChatMessage> Next(IEnumerator<LogEvent<ChatMessage>> tail)
    {
        Assert.True(tail.MoveNext());
        return tail.Current;
    }

    private IEnumerator<LogEvent<ChatMessage>> Tail(MultichatSessionEngineStore store) => store.TailMessages("c", cancellationToken: _guard.Token).GetEnumerator();

    private (WatchedEngine Engine, MultichatSessionEngineStore Store) Open(WatchedSignals signals, bool isNew = true)
    {
        var engine = new WatchedEngine(_database, signals);
        var store = new MultichatSessionEngineStore(engine);
        if (isNew)
        {
            store.Create(Chat());
        }

        return (engine, store);
    }
}
