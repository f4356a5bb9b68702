using Persistence.Json.Tests.PowerLoss;
using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Asynchrony;

/// <summary>What waits holds no thread, what is under way is carried out, and threads and tasks share commits.</summary>
public sealed class WaitingTests : IDisposable
{
    private static readonly TimeSpan s_endless = TimeSpan.FromMinutes(2);

    private readonly TemporaryStore _place = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task Ten_thousand_appends_that_wait_for_another_process_hold_no_thread(int sessions)
    {
        const int appends = 10_000;
        await using var store = _place.Open(new JsonStoreOptions { Durability = Durability.Relaxed, LockTimeout = TimeSpan.FromMinutes(10) });
        var keys = Enumerable.Range(0, sessions).Select(number => $"{number}").ToList();
        keys.ForEach(key => store.Create(TemporaryStore.Chat(key)));
        Task<AppendResult>[] waiting;
        using (var others = new SessionLocks(_place.ChatFolder, TimeSpan.Zero))
        {
            Assert.All(keys, key => Assert.True(others.TryTake(LockSlots.Of(key + ".jsonl"))));
            waiting = [.. Enumerable.Range(0, appends).Select(number => store.AppendNotesAsync(keys[number % sessions], $"{number}", Token).AsTask())];

            // The pool comes to something that was queued behind them, and reading goes on.
            await Task.Run(static () => { }, Token).WaitAsync(s_endless, Token);
            Assert.Equal(0, await store.CountNotesAsync("0", Token));
            Assert.All(waiting, append => Assert.False(append.IsCompleted));
        }

        await Task.WhenAll(waiting);
        for (var session = 0; session < sessions; session++)
        {
            Assert.Equal(Enumerable.Range(0, appends / sessions).Select(number => $"{session + (number * sessions)}"), store.ReadNotes(keys[session]));
        }
    }

    [Fact]
    public async Task Appends_that_wait_for_a_flush_hold_no_thread_and_share_the_next()
    {
        const int appends = 1000;
        var files = new RecordedFiles();
        await using var store = _place.Open(new JsonStoreOptions { Files = files });
        store.Create(TemporaryStore.Chat("a"));
        files.Operations.Clear();
        using var isFlushing = new SemaphoreSlim(0);
        using var mayFlush = new ManualResetEventSlim();
        files.Before = kind =>
        {
            if (kind == FileOperationKind.Sync && !mayFlush.IsSet)
            {
                isFlushing.Release();
                mayFlush.Wait(Token);
            }
        };
        var first = store.AppendNotesAsync("a", "first", Token).AsTask();
        await isFlushing.WaitAsync(Token);
        var others = Enumerable.Range(0, appends).Select(number => store.AppendNotesAsync("a", $"{number}", Token).AsTask()).ToList();
        await Task.Run(static () => { }, Token).WaitAsync(s_endless, Token);
        Assert.All(others.Append(first), append => Assert.False(append.IsCompleted));
        mayFlush.Set();
        Assert.Equal(1, (await first).Last);
        await Task.WhenAll(others);
        Assert.Equal(appends + 1, store.CountNotes("a"));
        Assert.InRange(files.Operations.Count(operation => operation.Kind == FileOperationKind.Sync), 2, 10);
    }

    [Fact]
    public async Task Threads_and_tasks_append_to_one_session_side_by_side()
    {
        const int each = 100;
        await using var store = _place.Open();
        store.Create(TemporaryStore.Chat("a"));
        var threads = Enumerable.Range(0, 4).Select(writer => new Thread(() => Repeat(number => store.AppendNotes("a", $"thread {writer}/{number}")))).ToList();
        threads.ForEach(thread => thread.Start());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async writer =>
        {
            for (var number = 0; number < each; number++)
            {
                await store.AppendNotesAsync("a", $"task {writer}/{number}", Token);
                if (number % 10 == 0)
                {
                    await store.CreateAsync(TemporaryStore.Chat($"{writer}-{number}"), Token);
                    Assert.True(store.Delete($"{writer}-{number}"));
                }
            }
        }));
        threads.ForEach(thread => thread.Join());
        var own = store.ReadNotes("a").GroupBy(note => note.Split('/')[0]).ToList();
        Assert.Equal(8, own.Count);
        Assert.All(own, notes => Assert.Equal(Enumerable.Range(0, each).Select(number => $"{notes.Key}/{number}"), notes));
        Assert.Equal(["a"], store.Keys());

        static void Repeat(Action<int> work)
        {
            for (var number = 0; number < each; number++)
            {
                work(number);
            }
        }
    }

    [Fact]
    public async Task What_is_cancelled_beforehand_does_nothing_and_carries_the_token()
    {
        await using var store = _place.Open();
        store.Create(TemporaryStore.Chat("a"));
        var chat = store.Load("a");
        var before = await File.ReadAllBytesAsync(_place.FileOf("a"), Token);
        var cancelled = new CancellationToken(canceled: true);
        Func<Task>[] calls =
        [
            async () => await store.CreateAsync(TemporaryStore.Chat("b"), cancelled),
            async () => await store.SaveAsync(chat, cancelled),
            async () => await store.SaveAsync(TemporaryStore.Chat("b"), cancelled),
            async () => await store.DeleteAsync("a", cancelled),
            async () => await store.AppendNotesAsync("a", "x", cancelled),
            async () => await store.FindAsync("a", cancellationToken: cancelled),
            async () => await store.LoadAsync("a", cancellationToken: cancelled),
            async () => await store.ExistsAsync("a", cancelled),
            async () => await store.ReadNotesAsync("a", cancellationToken: cancelled),
            async () => await store.CountNotesAsync("a", cancelled),
            async () => await store.CountAsync(cancelled),
            async () => await store.KeysAsync(cancelled).ToListAsync(CancellationToken.None),
            async () => await store.KeysAsync(CancellationToken.None).ToListAsync(cancelled),
            async () => await store.FindByPhaseAsync(0, cancellationToken: cancelled),
            async () => await store.PurgeExpiredAsync(cancelled),
            async () => await store.VerifyAsync(cancelled),
            async () => await store.RecoverAsync(cancelled),
        ];
        foreach (var call in calls)
        {
            Assert.Equal(cancelled, (await Assert.ThrowsAnyAsync<OperationCanceledException>(call)).CancellationToken);
        }

        Assert.Equal(["a"], store.Keys());
        Assert.Equal(before, await File.ReadAllBytesAsync(_place.FileOf("a"), Token));
    }

    [Fact]
    public async Task What_is_queued_is_carried_out_although_it_is_cancelled_and_although_the_store_is_closed()
    {
        var store = _place.Open();
        store.Create(TemporaryStore.Chat("a"));
        using var source = new CancellationTokenSource();
        Task<AppendResult> append;
        Task closing;
        using (var others = new SessionLocks(_place.ChatFolder, TimeSpan.Zero))
        {
            Assert.True(others.TryTake(LockSlots.Of("a.jsonl")));
            append = store.AppendNotesAsync("a", "one", source.Token).AsTask();
            await source.CancelAsync();
            closing = store.DisposeAsync().AsTask();
            await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.AppendNotesAsync("a", "two", Token));
            Assert.False(append.IsCompleted || closing.IsCompleted);
        }

        Assert.Equal(1, (await append).Last);
        await closing;
        store.Dispose();
        await store.DisposeAsync();
        await using var again = _place.Open();
        Assert.Equal(["one"], again.ReadNotes("a"));
    }

    [Fact]
    public async Task A_session_that_another_process_holds_is_reported_after_the_timeout()
    {
        await using var store = _place.Open(new JsonStoreOptions { LockTimeout = TimeSpan.FromMilliseconds(50) });
        store.Create(TemporaryStore.Chat("a"));
        using var others = new SessionLocks(_place.ChatFolder, TimeSpan.Zero);
        Assert.True(others.TryTake(LockSlots.Of("a.jsonl")));
        foreach (var change in (Func<Task>[])[async () => await store.AppendNotesAsync("a", "x", Token), async () => await store.DeleteAsync("a", Token)])
        {
            Assert.Contains("being written by another process", (await Assert.ThrowsAsync<SessionStoreUnavailableException>(change)).Message, StringComparison.Ordinal);
        }

        others.Release(LockSlots.Of("a.jsonl"));
        Assert.Equal(1L, await store.AppendNotesAsync("a", "x", Token));
    }
}
