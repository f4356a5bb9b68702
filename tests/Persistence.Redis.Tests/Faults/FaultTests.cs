using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Faults;

public sealed class FaultTests
{
    [Fact]
    public void Every_acknowledged_commit_survives_kill_9_with_appendfsync_always()
    {
        using var server = RedisServer.Start("--appendonly", "yes", "--appendfsync", "always");
        using var redis = server.Connect();
        using var store = new ChatRedisStore(redis);
        store.Create(new Chat { Id = "c", Topic = "t" });
        var acknowledged = 0;
        for (var number = 1; number <= 200; number++)
        {
            acknowledged = (int)store.AppendMessages("c", new Message($"{number}", "text"));
        }

        server.Restart();
        Assert.Equal(200, acknowledged);
        Assert.Equal(Enumerable.Range(1, 200).Select(static number => $"{number}"), store.ReadMessages("c").Select(static message => message.Id));
        Assert.True(store.Verify().IsIntact);
    }

    [Fact]
    public void A_full_server_refuses_whole_commits()
    {
        using var server = RedisServer.Start("--maxmemory-policy", "noeviction");
        using var redis = server.Connect();
        using var store = new ChatRedisStore(redis);
        var chat = new Chat { Id = "c", Topic = "before" };
        store.Create(chat);
        redis.GetServers()[0].ConfigSet("maxmemory", "1mb");
        chat.Topic = "after";
        chat.Notes.Add("note");
        Assert.Contains("maxmemory", Assert.Throws<SessionStoreUnavailableException>(() => store.Save(chat)).Message, StringComparison.Ordinal);
        Assert.Throws<SessionStoreUnavailableException>(() => store.AppendMessages("c", new Message("1", "x")));
        Assert.Throws<SessionStoreUnavailableException>(() => store.Create(new Chat { Id = "d" }));
        redis.GetServers()[0].ConfigSet("maxmemory", "0");
        Assert.Equal(("before", 0, 0), (store.Load("c").Topic, store.Load("c").Notes.Count, store.Load("c").Messages.Count));
        store.Save(chat);
        Assert.Equal(("after", 1), (store.Load("c").Topic, store.Load("c").Notes.Count));
        Assert.Equal(["c"], store.Keys());
    }

    [Fact]
    public void A_wrong_password_is_said_at_once()
    {
        using var server = RedisServer.Start("--requirepass", "right");
        using var right = ConnectionMultiplexer.Connect(server.ConnectionString + ",password=right");
        using var wrong = ConnectionMultiplexer.Connect(server.ConnectionString + ",password=wrong,syncTimeout=2000,connectTimeout=1000");
        using var store = new ChatRedisStore(right);
        store.Create(new Chat { Id = "c" });
        using var refused = new ChatRedisStore(wrong, new RedisStoreOptions { RetryTimeout = TimeSpan.Zero });
        Assert.Throws<SessionStoreUnavailableException>(() => refused.Find("c"));
        Assert.NotNull(store.Find("c"));
    }

    [Theory]
    [InlineData("persistence:chat:{c}")]
    [InlineData("persistence:chat:{c}:messages")]
    [InlineData("persistence:chat:{c}:messages:ids")]
    public void A_key_of_a_wrong_type_is_damage_and_nothing_is_written(string key)
    {
        using var server = RedisServer.Start();
        using var redis = server.Connect();
        using var store = new ChatRedisStore(redis);
        store.Create(new Chat { Id = "c" });
        redis.GetDatabase().KeyDelete(key);
        redis.GetDatabase().StringSet(key, "foreign");
        Assert.Throws<SessionCorruptedException>(() => store.AppendMessages("c", new Message("1", "x")));
        Assert.Equal("foreign", redis.GetDatabase().StringGet(key));
        Assert.False(redis.GetDatabase().KeyExists("persistence:chat:{c}:messages") && !key.EndsWith("messages", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_waits_for_a_server_that_comes_back()
    {
        using var server = RedisServer.Start("--appendonly", "yes", "--appendfsync", "always");
        using var redis = server.Connect();
        using var store = new ChatRedisStore(redis, new RedisStoreOptions { RetryTimeout = TimeSpan.FromMinutes(2) });
        store.Create(new Chat { Id = "c" });
        server.Kill();
        var appending = Task.Run(() => store.AppendMessages("c", new Message("1", "x")), TestContext.Current.CancellationToken);
        server.Restart();
        Assert.Equal(1, (await appending).Last);
    }

    [Fact]
    public void Too_few_replicas_are_an_error_of_their_own()
    {
        using var server = RedisServer.Start();
        using var redis = server.Connect();
        using var store = new ChatRedisStore(redis, new RedisStoreOptions { WaitForReplicas = 1, WaitTimeout = TimeSpan.FromMilliseconds(50) });
        var chat = new Chat { Id = "c" };
        Assert.Equal(0, Assert.Throws<SessionNotReplicatedException>(() => store.Create(chat)).Confirmed);
        using var replica = RedisServer.Start("--replicaof", "127.0.0.1", $"{server.Port}");
        using var patient = new ChatRedisStore(redis, new RedisStoreOptions { WaitForReplicas = 1, WaitTimeout = TimeSpan.FromSeconds(20) });
        chat.Topic = "replicated";
        patient.Save(chat);
        using var copy = replica.Connect();
        Assert.Equal("\"replicated\"", copy.GetDatabase().HashGet("persistence:chat:{c}", "topic"));
    }
}
