using System.Net.Sockets;
using Garnet;
using Persistence.Redis.Tests.Asynchrony;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Servers;

/// <summary>A Garnet whose scripts others can write between is refused, in words with the option to set.</summary>
public sealed class GarnetModesTests
{
    [Theory]
    [InlineData("resp2")]
    [InlineData("resp3")]
    public async Task Scripts_that_are_not_atomic_are_refused(string protocol)
    {
        using var server = Start(out var connection, "--lua");
        await using var redis = await ConnectionMultiplexer.ConnectAsync($"{connection},protocol={protocol}");
        using var store = new ChatRedisStore(redis);
        await using var awaited = new AsyncChatStore(redis);
        AssertIsSaid(Assert.Throws<SessionStoreUnavailableException>(() => store.Create(new Chat { Id = "c" })));
        AssertIsSaid(await Assert.ThrowsAsync<SessionStoreUnavailableException>(async () => await awaited.CreateAsync(new Chat { Id = "c" }, TestContext.Current.CancellationToken)));
        AssertIsSaid(Assert.Throws<SessionStoreUnavailableException>(() => new ChatRedisStore(redis).AppendNotes("c", "note")));
        AssertIsSaid(await Assert.ThrowsAsync<SessionStoreUnavailableException>(async () => await new AsyncChatStore(redis).AppendNotesAsync("c", ["note"], TestContext.Current.CancellationToken)));
        Assert.False(await redis.GetDatabase().KeyExistsAsync("persistence:chat:{c}"));
    }

    [Theory]
    [InlineData("resp2")]
    [InlineData("resp3")]
    public async Task Scripts_that_are_atomic_are_not(string protocol)
    {
        using var server = Start(out var connection, "--lua", "--lua-transaction-mode");
        await using var redis = await ConnectionMultiplexer.ConnectAsync($"{connection},protocol={protocol}");
        using var store = new ChatRedisStore(redis);
        store.Create(new Chat { Id = "c" });
        await using var awaited = new AsyncChatStore(redis);
        Assert.Equal(1L, await awaited.AppendNotesAsync("c", ["note"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_server_without_scripts_is_told_how_to_get_them()
    {
        using var server = Start(out var connection);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(connection);
        using var store = new ChatRedisStore(redis);
        AssertIsSaid(Assert.Throws<SessionStoreUnavailableException>(() => store.Create(new Chat { Id = "c" })));
    }

    [Fact]
    public async Task What_a_time_limit_cut_off_is_whole_after_the_call_was_repeated()
    {
        using var server = Start(out var connection, "--lua", "--lua-transaction-mode", "--lua-script-timeout", "30");
        await using var redis = await ConnectionMultiplexer.ConnectAsync(connection);
        using var store = new ChatRedisStore(redis);
        Repeated(() => store.Exists("c") || Created(store));
        var entries = Enumerable.Range(1, 60_000).Select(static number => new Message($"{number}", "text")).ToArray();
        for (var (position, part, failures) = (0, 60_000, 0); position < entries.Length; part = Math.Min(part, entries.Length - position))
        {
            try
            {
                store.AppendMessages("c", entries.AsSpan(position, part));
                (position, part, failures) = (position + part, part * 4, 0);
            }
            catch (SessionStoreUnavailableException exception)
            {
                Assert.Contains("Part of the change may have been written", exception.Message, StringComparison.Ordinal);
                part = Math.Max(part / 2, 1);
                Assert.True(++failures < 1000);
            }
        }

        Repeated(() => store.ReadMessages("c").Select(static message => message.Id).SequenceEqual(Enumerable.Range(0, 60_001).Select(static number => $"{number}")));
        Repeated(() => store.Verify().IsIntact);
    }

    private static bool Created(ChatRedisStore store)
    {
        store.Create(new Chat { Id = "c", Messages = [new Message("0", "acknowledged")] });
        return true;
    }

    // On a busy machine the limit ends short scripts too.
    private static void Repeated(Func<bool> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Assert.True(change());
                return;
            }
            catch (SessionStoreUnavailableException) when (attempt < 1000)
            {
                // Once more.
            }
        }
    }

    private static void AssertIsSaid(SessionStoreUnavailableException failure)
    {
        Assert.Contains("--lua and --lua-transaction-mode", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was written", failure.Message, StringComparison.Ordinal);
    }

    private static GarnetServer Start(out string connection, params string[] options)
    {
        ThreadPool.SetMinThreads(64, 64);
        for (var attempt = 1; ; attempt++)
        {
            var port = RedisServer.FreePort();
            try
            {
                var server = new GarnetServer(["--port", $"{port}", "--bind", "127.0.0.1", "-q", .. options]);
                server.Start();
                connection = $"127.0.0.1:{port},syncTimeout=30000,asyncTimeout=30000";
                return server;
            }
            catch (SocketException) when (attempt < 5)
            {
                // Somebody else took the port between finding and using it.
            }
        }
    }
}
