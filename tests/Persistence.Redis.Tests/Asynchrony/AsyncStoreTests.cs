using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Asynchrony;

/// <summary>The asynchronous members do what the blocking ones do, beside them on one store, and no thread waits for the server.</summary>
public sealed class AsyncStoreTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private readonly CancellationToken _end = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_kinds_of_members_see_one_store()
    {
        await using var store = Store();
        var chat = new Chat { Id = "c", Topic = "first", Status = 3, Slot = "s", Messages = [new Message("1", "one")] };
        await store.CreateAsync(chat, _end);
        await Assert.ThrowsAsync<SessionExistsException>(async () => await store.CreateAsync(new Chat { Id = "c" }, _end));
        var failure = await Assert.ThrowsAsync<SessionValidationException>(async () => await store.CreateAsync(new Chat { Id = "d", Slot = "s" }, _end));
        Assert.Equal("Slot", Assert.Single(failure.Failures).Member);
        Assert.Equal("first", store.Load("c").Topic);

        Assert.Equal(3L, await store.AppendMessagesAsync("c", new Message[] { new("2", "two"), new("3", "three") }, _end));
        Assert.Equal(3L, await store.AppendMessagesAsync("c", new Message[] { new("2", "again") }, _end));
        Assert.Equal(["two", "three"], (await store.ReadMessagesAsync("c", 1, _end)).Select(static message => message.Text));
        Assert.Equal(["three"], (await store.ReadLastMessagesAsync("c", 1, _end)).Select(static message => message.Text));
        Assert.Equal(3, await store.CountMessagesAsync("c", _end));
        await Assert.ThrowsAsync<SessionNotFoundException>(async () => await store.AppendNotesAsync("absent", ["x"], _end));

        var stale = await store.LoadAsync("c", cancellationToken: _end);
        chat.Topic = "second";
        store.Save(chat);
        stale.Topic = "lost";
        var conflict = await Assert.ThrowsAsync<SessionConflictException>(async () => await store.SaveAsync(stale, _end));
        Assert.Equal((1, 2), (conflict.ExpectedVersion, conflict.StoredVersion));
        chat.Status = 4;
        await store.SaveAsync(chat, _end);
        Assert.Equal(["c"], await store.FindByStatusAsync(4, _end));
        Assert.Empty(await store.FindByStatusAsync(3, _end));
        Assert.Equal(["c"], await store.FindByStatusAsync(3, 5, _end));

        Assert.Equal(1, await store.CountAsync(_end));
        Assert.True(await store.ExistsAsync("c", _end));
        Assert.True((await store.VerifyAsync(_end)).IsIntact);
        Assert.Equal(0, await store.PurgeExpiredAsync(_end));
        Assert.True(await store.DeleteAsync("c", _end));
        Assert.False(store.Delete("c"));
        Assert.Null(await store.FindAsync("c", cancellationToken: _end));
        await Assert.ThrowsAsync<SessionNotFoundException>(async () => await store.LoadAsync("c", cancellationToken: _end));
    }

    [Fact]
    public async Task Keys_are_streamed_page_by_page_until_cancelled()
    {
        await using var store = Store();
        var keys = Enumerable.Range(0, 200).Select(static number => $"k{number:000}").ToList();
        await Task.WhenAll(keys.Select(key => store.CreateAsync(new Chat { Id = key }, _end).AsTask()));
        var read = new List<string>();
        await foreach (var key in store.KeysAsync(_end))
        {
            read.Add(key);
        }

        Assert.Equal(keys, read);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(_end);
        read.Clear();
        var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var key in store.KeysAsync(CancellationToken.None).WithCancellation(source.Token))
            {
                read.Add(key);
                if (read.Count == 3)
                {
                    await source.CancelAsync();
                }
            }
        });
        Assert.Equal(source.Token, failure.CancellationToken);
        Assert.Equal(keys[..3], read);
    }

    [Fact]
    public async Task Thousands_of_waiting_appends_hold_no_thread_and_keep_their_order()
    {
        const int Appends = 3000;
        using var server = RedisServer.Start();
        using var redis = server.Connect();
        await using var store = new AsyncChatStore(redis);
        await store.CreateAsync(new Chat { Id = "c" }, _end);
        await store.AppendNotesAsync("c", ["0"], _end);
        using var other = server.Connect();
        await other.GetServers()[0].ExecuteAsync("CLIENT", "PAUSE", "25000", "WRITE");
        var threads = ThreadPool.ThreadCount;
        var waiting = Enumerable.Range(1, Appends).Select(number => store.AppendNotesAsync("c", [$"{number}"], _end).AsTask()).ToList();
        Assert.DoesNotContain(waiting, static append => append.IsCompleted);
        Assert.True(ThreadPool.ThreadCount - threads < 20, $"{ThreadPool.ThreadCount} threads, {threads} before");
        await other.GetServers()[0].ExecuteAsync("CLIENT", "UNPAUSE");
        var sequences = await Task.WhenAll(waiting);
        Assert.Equal(Enumerable.Range(2, Appends).Select(static number => (long)number), sequences.Select(static result => result.Last));
        Assert.Equal(Enumerable.Range(0, Appends + 1).Select(static number => $"{number}"), store.Load("c").Notes);
    }

    [Fact]
    public async Task What_may_not_be_stored_is_said_and_nothing_is_sent()
    {
        await using var store = Store();
        await store.CreateAsync(new Chat { Id = "c" }, _end);
        await Assert.ThrowsAsync<SessionValidationException>(async () => await store.AppendNotesAsync("c", ["fine", "\ud800"], _end));
        await Assert.ThrowsAsync<SessionValidationException>(async () => await store.SaveAsync(new Chat { Id = "d", Topic = "\ud800" }, _end));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await store.FindAsync("", cancellationToken: _end));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.SaveAsync(null!, _end));
        Assert.Empty((await store.LoadAsync("c", cancellationToken: _end)).Notes);
        Assert.Equal(1, await store.CountAsync(_end));
    }

    private AsyncChatStore Store() => new(fixture.Connection, new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix() });
}
