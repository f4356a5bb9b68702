using Microsoft.Data.Sqlite;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Async;

public sealed class AsyncStoreTests : IDisposable
{
    private static readonly TimeSpan s_endless = TimeSpan.FromMinutes(2);

    private readonly TemporaryDatabase _file = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Every_member_does_what_its_synchronous_counterpart_does()
    {
        await using var store = new AsyncChatStore(_file.ConnectionString);
        Assert.Null(await store.FindAsync("c", cancellationToken: Token));
        await Assert.ThrowsAsync<SessionNotFoundException>(async () => await store.LoadAsync("c", cancellationToken: Token));
        await Assert.ThrowsAsync<SessionNotFoundException>(async () => await store.AppendRemarksAsync("c", TemporaryDatabase.Remark("r"), Token));
        await store.CreateAsync(TemporaryDatabase.Chat("c", "Ann", "Bob"), Token);
        await Assert.ThrowsAsync<SessionExistsException>(async () => await store.CreateAsync(TemporaryDatabase.Chat("c"), Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.ExistsAsync("", Token));
        var chat = await store.LoadAsync("c", cancellationToken: Token);
        Assert.Equal(2L, await store.AppendRemarksAsync("c", new[] { TemporaryDatabase.Remark("a"), TemporaryDatabase.Remark("b") }, Token));
        chat.Topic = "other";
        chat.Remarks.Add(TemporaryDatabase.Remark("c"));
        await store.SaveAsync(chat, Token);
        chat.Topic = "again";
        await store.SaveAsync(chat, Token);
        var old = await store.LoadAsync("c", SessionLoad.HeaderOnly, Token);
        store.Save(chat);
        await Assert.ThrowsAsync<SessionConflictException>(async () => await store.SaveAsync(old, Token));
        Assert.Equal(["a", "b", "c"], (await store.ReadRemarksAsync("c", cancellationToken: Token)).Select(remark => remark.Id));
        Assert.Equal(["b"], (await store.ReadRemarksAsync("c", 1, 1, Token)).Select(remark => remark.Id));
        Assert.Equal(["b", "c"], (await store.ReadLastRemarksAsync("c", 2, Token)).Select(remark => remark.Id));
        Assert.Equal(3, await store.CountRemarksAsync("c", Token));
        Assert.Equal(["c"], await store.FindByParticipantsAsync("Ann", cancellationToken: Token));
        Assert.Equal(["c"], await store.FindByLastActivityBetweenAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddTicks(1), cancellationToken: Token));
        Assert.Equal("again", (await store.FindAsync("c", cancellationToken: Token))!.Topic);
        Assert.True(await store.ExistsAsync("c", Token));
        Assert.Equal(1, await store.CountAsync(Token));
        Assert.Equal(0, await store.PurgeExpiredAsync(Token));
        var report = await store.VerifyAsync(Token);
        Assert.True(report.IsIntact);
        Assert.Equal((1, 3), (report.SessionsChecked, report.EntriesChecked));
        Assert.True(await store.DeleteAsync("c", Token));
        Assert.False(await store.DeleteAsync("c", Token));
    }

    [Fact]
    public async Task Keys_stream_over_many_pages_and_stop_when_they_are_cancelled()
    {
        using var database = new SqliteDatabase(_file.ConnectionString);
        await using var store = new AsyncChatStore(database);
        database.Transaction(() =>
        {
            for (var number = 0; number < 600; number++)
            {
                store.Create(TemporaryDatabase.Chat($"c{number:D3}"));
            }
        });
        Assert.Equal(store.Keys(), await store.KeysAsync(Token).ToListAsync(Token));
        using var source = new CancellationTokenSource();
        var read = 0;
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var key in store.KeysAsync(Token).WithCancellation(source.Token))
            {
                if (++read == 3)
                {
                    await source.CancelAsync();
                }
            }
        });
        Assert.Equal(3, read);
    }

    [Fact]
    public async Task Ten_thousand_appends_that_wait_hold_no_threads_of_the_pool()
    {
        const int Appends = 10_000;
        await using var store = new AsyncChatStore(_file.ConnectionString, new SqliteStoreOptions { BusyTimeout = TimeSpan.FromMinutes(10) });
        await store.CreateAsync(TemporaryDatabase.Chat("c"), Token);
        Task<AppendResult>[] appends;
        using (var lockHolder = HoldWriteLock())
        {
            appends = [.. Enumerable.Range(0, Appends).Select(number => store.AppendRemarksAsync("c", TemporaryDatabase.Remark($"r{number}"), Token).AsTask())];

            Assert.InRange(ThreadPool.PendingWorkItemCount, 0, Appends / 10);
            Assert.InRange(ThreadPool.ThreadCount, 0, Appends / 10);

            // The pool comes to something that was queued behind them, and reading goes on.
            await Task.Run(static () => { }, Token).WaitAsync(s_endless, Token);
            Assert.Equal(0, await store.CountRemarksAsync("c", Token));
            Assert.All(appends, append => Assert.False(append.IsCompleted));
        }

        Assert.Equal(Enumerable.Range(1, Appends).Select(number => (long)number), (await Task.WhenAll(appends)).Select(static result => result.Last).Order());
        Assert.Equal(Enumerable.Range(0, Appends).Select(number => $"r{number}"), (await store.ReadRemarksAsync("c", cancellationToken: Token)).Select(remark => remark.Id));
    }

    [Fact]
    public async Task Threads_and_tasks_append_to_one_session_side_by_side()
    {
        const int Each = 200;
        await using var store = new AsyncChatStore(_file.ConnectionString);
        await store.CreateAsync(TemporaryDatabase.Chat("c"), Token);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Factory.StartNew(
            async () =>
            {
                var own = new List<long>();
                for (var call = 0; call < Each; call++)
                {
                    var remark = TemporaryDatabase.Remark($"{number}-{call}");
                    own.Add(number % 2 == 0 ? store.AppendRemarks("c", remark) : await store.AppendRemarksAsync("c", remark, Token));
                    await Assert.ThrowsAsync<SessionNotFoundException>(async () => await store.AppendRemarksAsync("absent", remark, Token));
                }

                return own;
            },
            Token,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
        Assert.Equal(Enumerable.Range(1, 8 * Each).Select(number => (long)number), answers.SelectMany(own => own).Order());
        Assert.All(answers, own => Assert.Equal(own.Order(), own));
    }

    [Fact]
    public async Task Cancelled_before_it_is_queued_a_call_stores_nothing_and_later_it_is_carried_out()
    {
        await using var store = new AsyncChatStore(_file.ConnectionString, new SqliteStoreOptions { BusyTimeout = TimeSpan.FromMinutes(10) });
        await store.CreateAsync(TemporaryDatabase.Chat("c"), Token);
        using var early = new CancellationTokenSource();
        await early.CancelAsync();
        var refused = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.AppendRemarksAsync("c", TemporaryDatabase.Remark("a"), early.Token));
        Assert.Equal(early.Token, refused.CancellationToken);
        refused = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.FindAsync("c", cancellationToken: early.Token));
        Assert.Equal(early.Token, refused.CancellationToken);
        using var late = new CancellationTokenSource();
        Task<AppendResult> append;
        using (HoldWriteLock())
        {
            append = store.AppendRemarksAsync("c", TemporaryDatabase.Remark("b"), late.Token).AsTask();
            await late.CancelAsync();
        }

        Assert.Equal(1, (await append).Last);
        Assert.Equal(["b"], (await store.ReadRemarksAsync("c", cancellationToken: Token)).Select(remark => remark.Id));
    }

    [Fact]
    public async Task A_database_that_is_held_too_long_fails_each_task_with_its_own_error()
    {
        await using var store = new AsyncChatStore(_file.ConnectionString, new SqliteStoreOptions { BusyTimeout = TimeSpan.FromMilliseconds(10) });
        await store.CreateAsync(TemporaryDatabase.Chat("c"), Token);
        using (HoldWriteLock())
        {
            var appends = Enumerable.Range(0, 3).Select(number => store.AppendRemarksAsync("c", TemporaryDatabase.Remark($"r{number}"), Token).AsTask()).ToList();
            foreach (var append in appends)
            {
                var fault = await Assert.ThrowsAsync<SessionStoreUnavailableException>(() => append);
                Assert.Equal("c", fault.SessionKey);
            }
        }

        Assert.Equal(1L, await store.AppendRemarksAsync("c", TemporaryDatabase.Remark("r"), Token));
    }

    [Fact]
    public async Task Inside_a_transaction_a_call_is_a_part_of_it()
    {
        using var database = new SqliteDatabase(_file.ConnectionString);
        await using var store = new AsyncChatStore(database);
        Assert.Throws<InvalidOperationException>(() => database.Transaction(() =>
        {
            Assert.True(store.CreateAsync(TemporaryDatabase.Chat("c"), Token).AsTask().IsCompletedSuccessfully);
            Assert.True(store.CountAsync(Token).AsTask().IsCompletedSuccessfully);
            throw new InvalidOperationException("no");
        }));
        Assert.Equal(0, await store.CountAsync(Token));
    }

    [Fact]
    public async Task Disposed_it_refuses_and_the_file_is_free()
    {
        var store = new AsyncChatStore(_file.ConnectionString);
        await store.CreateAsync(TemporaryDatabase.Chat("c"), Token);
        await store.DisposeAsync();
        await store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.CountAsync(Token));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.DeleteAsync("c", Token));

        // The last connection takes the log files with it.
        Assert.False(File.Exists(_file.Path + "-wal"));
    }

    private SqliteConnection HoldWriteLock()
    {
        var connection = new SqliteConnection(_file.ConnectionString + ";Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }
}
