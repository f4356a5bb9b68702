using System.Net;
using System.Net.Sockets;
using Persistence.Mapping;
using Persistence.Redis.Tests.Servers;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Asynchrony;

/// <summary>What is cancelled has stored nothing, and what may have been stored is not cancelled.</summary>
public sealed class CancellationTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    // What stores send; the connection sends other things of its own accord.
    private static readonly HashSet<string> s_commands = ["evalsha", "eval", "hgetall", "hmget", "hget", "llen", "lrange", "zadd", "zrem", "zrangebylex"];

    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix(), RetryTimeout = TimeSpan.FromMinutes(1) };
    private readonly CancellationToken _end = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cancelled_before_the_call_nothing_is_sent()
    {
        await using var store = new AsyncChatStore(fixture.Connection, _options);
        var chat = new Chat { Id = "c", Topic = "before" };
        await store.CreateAsync(chat, _end);
        chat.Topic = "after";
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var cancelled = source.Token;
        Func<Task>[] calls =
        [
            async () => await store.CreateAsync(new Chat { Id = "d" }, cancelled),
            async () => await store.SaveAsync(chat, cancelled),
            async () => await store.AppendNotesAsync("c", ["x"], cancelled),
            async () => await store.DeleteAsync("c", cancelled),
            async () => await store.FindAsync("c", cancellationToken: cancelled),
            async () => await store.LoadAsync("c", SessionLoad.HeaderOnly, cancelled),
            async () => await store.ReadMessagesAsync("c", 0, cancelled),
            async () => await store.ReadLastMessagesAsync("c", 1, cancelled),
            async () => await store.CountMessagesAsync("c", cancelled),
            async () => await store.FindByStatusAsync(0, cancelled),
            async () => await store.FindByStatusAsync(0, 1, cancelled),
            async () => await store.ExistsAsync("c", cancelled),
            async () => await store.CountAsync(cancelled),
            async () => await store.PurgeExpiredAsync(cancelled),
            async () => await store.VerifyAsync(cancelled),
            async () => await store.KeysAsync(cancelled).GetAsyncEnumerator(CancellationToken.None).MoveNextAsync(),
        ];
        var sent = await Commands(fixture.Connection);
        foreach (var call in calls)
        {
            Assert.Equal(cancelled, (await Assert.ThrowsAnyAsync<OperationCanceledException>(call)).CancellationToken);
        }

        Assert.Equal(sent, await Commands(fixture.Connection));
        Assert.Equal("before", store.Load("c").Topic);
        Assert.False(store.Exists("d"));
        await store.SaveAsync(chat, _end);
        Assert.Equal("after", store.Load("c").Topic);
    }

    [Fact]
    public async Task While_the_server_cannot_be_reached_a_change_can_be_cancelled()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{RedisServer.FreePort()},abortConnect=false,connectRetry=0,connectTimeout=500,asyncTimeout=60000");
        await using var store = new AsyncChatStore(redis, new RedisStoreOptions { RetryTimeout = TimeSpan.FromMinutes(10), RetryDelay = TimeSpan.FromMilliseconds(1) });
        using var source = new CancellationTokenSource();
        var chat = new Chat { Id = "c" };
        var creating = store.CreateAsync(chat, source.Token).AsTask();
        var appending = store.AppendNotesAsync("c", ["x"], source.Token).AsTask();
        var finding = store.FindAsync("c", cancellationToken: source.Token).AsTask();
        await source.CancelAsync();
        foreach (var call in new Task[] { creating, appending, finding })
        {
            Assert.Equal(source.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call)).CancellationToken);
        }

        Assert.True(((IPersistedSession)chat).Tracking.IsNew);
    }

    [Fact]
    public async Task A_connection_that_broke_keeps_no_change_that_can_be_cancelled()
    {
        using var server = RedisServer.Start();
        await using var redis = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{server.Port},abortConnect=false,connectTimeout=600000,asyncTimeout=600000");
        var options = new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix(), RetryTimeout = TimeSpan.Zero };
        await using var store = new AsyncChatStore(redis, options);
        var chat = new Chat { Id = "c" };
        await store.CreateAsync(chat, _end);
        server.Kill();
        // Takes connections and says nothing, so that the provider goes on hoping.
        using var silent = new TcpListener(IPAddress.Loopback, server.Port);
        silent.Start();
        while (redis.IsConnected)
        {
            await Task.Yield();
        }

        chat.Topic = "never";
        using var sooner = new CancellationTokenSource();
        using var later = new CancellationTokenSource();
        Task Append(int number, CancellationToken token) => store.AppendNotesAsync("c", [$"note {number}"], token).AsTask();

        // Four appends are under way at once, the others wait for them.
        Task[] underWay = [store.SaveAsync(chat, sooner.Token).AsTask(), store.DeleteAsync("c", sooner.Token).AsTask(), .. Enumerable.Range(0, 4).Select(number => Append(number, sooner.Token))];
        Task[] waiting = [.. Enumerable.Range(4, 6).Select(number => Append(number, later.Token))];
        foreach (var (source, changes) in new[] { (sooner, underWay), (later, waiting) })
        {
            await source.CancelAsync();
            foreach (var change in changes)
            {
                Assert.Equal(source.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => change)).CancellationToken);
            }
        }

        Assert.False(redis.IsConnected);
        silent.Stop();
        server.Restart();
        await using var again = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        await using var other = new AsyncChatStore(again, options);
        await other.CreateAsync(new Chat { Id = "c" }, _end);
        Assert.Empty(other.ReadNotes("c"));
    }

    [Fact]
    public async Task Appends_that_wait_for_a_server_are_carried_out_in_order_once_it_is_back()
    {
        using var server = RedisServer.Start("--appendonly", "yes", "--appendfsync", "always");
        await using var redis = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{server.Port},abortConnect=false,connectTimeout=500,asyncTimeout=600000");
        await using var store = new AsyncChatStore(redis, new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix(), RetryTimeout = TimeSpan.FromMinutes(10), RetryDelay = TimeSpan.FromMilliseconds(1) });
        await store.CreateAsync(new Chat { Id = "c" }, _end);
        server.Kill();
        while (redis.IsConnected)
        {
            await Task.Yield();
        }

        using var source = new CancellationTokenSource();
        var first = Enumerable.Range(1, 4).Select(number => store.AppendNotesAsync("c", [$"{number}"], _end).AsTask()).ToList();
        var cancelled = store.AppendNotesAsync("c", ["cancelled"], source.Token).AsTask();
        var later = Enumerable.Range(5, 20).Select(number => store.AppendNotesAsync("c", [$"{number}"], _end).AsTask()).ToList();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        server.Restart();
        Assert.Equal(Enumerable.Range(1, 4).Select(static number => (long)number), (await Task.WhenAll(first)).Select(static result => result.Last).Order());
        Assert.Equal(Enumerable.Range(5, 20).Select(static number => (long)number), (await Task.WhenAll(later)).Select(static result => result.Last));
        Assert.Equal(Enumerable.Range(5, 20).Select(static number => $"{number}"), store.ReadNotes("c").Skip(4));
    }

    [Fact]
    public async Task A_read_that_was_sent_is_given_up()
    {
        using var server = RedisServer.Start();
        using var redis = server.Connect();
        await using var store = new AsyncChatStore(redis, _options);
        await store.CreateAsync(new Chat { Id = "c" }, _end);
        using var other = server.Connect();
        await other.GetServers()[0].ExecuteAsync("CLIENT", "PAUSE", "25000", "ALL");
        using var source = new CancellationTokenSource();
        var reads = new Task[] { store.FindAsync("c", cancellationToken: source.Token).AsTask(), store.ExistsAsync("c", source.Token).AsTask(), store.CountMessagesAsync("c", source.Token).AsTask() };
        await source.CancelAsync();
        foreach (var read in reads)
        {
            Assert.Equal(source.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read)).CancellationToken);
        }

        server.Kill();
    }

    [Fact]
    public async Task A_change_that_was_sent_is_carried_out_although_its_answer_was_lost()
    {
        using var proxy = new DroppingProxy(fixture.Server.Port);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(proxy.ConnectionString);
        await using var store = new AsyncChatStore(redis, _options);
        var chat = new Chat { Id = "c" };
        await store.CreateAsync(chat, _end);
        foreach (var change in new Func<CancellationToken, Task>[]
        {
            async token =>
            {
                chat.Topic = "saved";
                chat.Notes.Add("once");
                await store.SaveAsync(chat, token);
            },
            async token => Assert.Equal(1L, await store.AppendMessagesAsync("c", new Message[] { new("1", "one") }, token)),
            async token => Assert.Contains("outcome is unknown", (await Assert.ThrowsAsync<SessionStoreUnavailableException>(async () => await store.AppendNotesAsync("c", ["twice"], token))).Message, StringComparison.Ordinal),
            async token => await store.CreateAsync(new Chat { Id = "d" }, token),
            async token => Assert.Contains("outcome is unknown", (await Assert.ThrowsAsync<SessionStoreUnavailableException>(async () => await store.DeleteAsync("d", token))).Message, StringComparison.Ordinal),
        })
        {
            using var source = new CancellationTokenSource();
            proxy.DropNext(source.Cancel);
            await change(source.Token);
            Assert.True(source.IsCancellationRequested);
        }

        Assert.Equal(5, proxy.Dropped);
        await using var other = new AsyncChatStore(fixture.Connection, _options);
        var stored = await other.LoadAsync("c", cancellationToken: _end);
        Assert.Equal(("saved", 2L), (stored.Topic, ((IPersistedSession)stored).Tracking.Version));
        Assert.Equal(["once", "twice"], stored.Notes);
        Assert.Equal(["one"], stored.Messages.Select(static message => message.Text));
        Assert.False(await other.ExistsAsync("d", _end));
    }

    [Fact]
    public async Task A_creation_cancelled_while_it_waits_for_a_value_leaves_no_entry()
    {
        await using var store = new AsyncChatStore(fixture.Connection, _options);
        var database = fixture.Connection.GetDatabase();
        var holder = $"{Persistence.Redis.Layout.CommitToken.New()}:somebody";
        var value = $"{_options.KeyPrefix}:{{chat:unique:slot:s}}";
        await database.StringSetAsync(value, holder);
        using var source = new CancellationTokenSource();
        var creating = store.CreateAsync(new Chat { Id = "c", Slot = "s" }, source.Token).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => creating);
        Assert.Equal(holder, await database.StringGetAsync(value));
        Assert.Equal(0, await database.SortedSetLengthAsync($"{_options.KeyPrefix}:{{chat:keys}}"));
        Assert.False(await store.ExistsAsync("c", _end));
    }

    private static async Task<long> Commands(ConnectionMultiplexer redis)
    {
        var statistics = await redis.GetServers()[0].InfoAsync("commandstats");
        return statistics.SelectMany(static section => section)
            .Where(static pair => s_commands.Contains(pair.Key["cmdstat_".Length..]))
            .Sum(static pair => long.Parse(pair.Value.Split(',')[0]["calls=".Length..], System.Globalization.CultureInfo.InvariantCulture));
    }
}
