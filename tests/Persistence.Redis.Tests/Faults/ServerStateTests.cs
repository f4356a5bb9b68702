using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Faults;

/// <summary>States of a real server in which it takes no writes: nothing is damaged, and each is said with what to do.</summary>
public sealed class ServerStateTests
{
    private static readonly RedisStoreOptions s_hasty = new() { RetryTimeout = TimeSpan.Zero };

    [Fact]
    public void A_failed_snapshot_is_no_damage()
    {
        using var server = RedisServer.Start("--enable-protected-configs", "yes");
        using var redis = server.Connect();
        using var store = new ChatRedisStore(redis, s_hasty);
        var chat = new Chat { Id = "c" };
        store.Create(chat);
        store.AppendNotes("c", "note");
        var database = redis.GetDatabase();
        var folder = Directory.CreateDirectory(Path.Combine(server.Folder, "gone"));
        database.Execute("CONFIG", "SET", "save", "3600 1");
        database.Execute("CONFIG", "SET", "dir", folder.FullName);
        folder.Delete();
        database.Execute("BGSAVE");
        Assert.True(SpinWait.SpinUntil(() => ((string)database.Execute("INFO", "persistence")!).Contains("rdb_last_bgsave_status:err", StringComparison.Ordinal), TimeSpan.FromMinutes(1)));

        chat.Topic = "saved";
        AssertIsSaid("MISCONF", Assert.Throws<SessionStoreUnavailableException>(() => store.AppendMessages("c", new Message("1", "one"))));
        AssertIsSaid("MISCONF", Assert.Throws<SessionStoreUnavailableException>(() => store.AppendNotes("c", "two")));
        AssertIsSaid("MISCONF", Assert.Throws<SessionStoreUnavailableException>(() => store.Save(chat)));
        AssertIsSaid("MISCONF", Assert.Throws<SessionStoreUnavailableException>(() => store.Create(new Chat { Id = "d" })));
        Assert.Equal((0, 1), (store.Load("c").Messages.Count, store.Load("c").Notes.Count));

        database.Execute("CONFIG", "SET", "save", "");
        Assert.Equal(1L, store.AppendMessages("c", new Message("1", "one")));
        store.Save(chat);
        Assert.Empty(store.Verify().Findings);
    }

    [Fact]
    public void A_replica_is_called_one()
    {
        using var server = RedisServer.Start();
        using var replica = RedisServer.Start("--replicaof", "127.0.0.1", $"{server.Port}");
        using var redis = replica.Connect();
        using var store = new ChatRedisStore(redis, s_hasty);
        var failure = Assert.Throws<SessionStoreUnavailableException>(() => store.AppendNotes("c", "note"));
        Assert.Contains("replica", failure.Message, StringComparison.Ordinal);
        Assert.Contains("primary", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was written", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_renamed_command_is_said()
    {
        using var server = RedisServer.Start("--rename-command", "RPUSH", "other");
        using var redis = server.Connect();
        using var store = new ChatRedisStore(redis, s_hasty);
        store.Create(new Chat { Id = "c" });
        foreach (var append in new Action[] { () => store.AppendMessages("c", new Message("1", "one")), () => store.AppendNotes("c", "note") })
        {
            var failure = Assert.Throws<SessionStoreUnavailableException>(append);
            Assert.Contains("Part of the change may have been written", failure.Message, StringComparison.Ordinal);
            Assert.Contains("give it back its name", failure.Message, StringComparison.Ordinal);
        }

        Assert.Empty(store.Verify().Findings);
    }

    [Fact]
    public async Task Somebody_elses_script_is_waited_for()
    {
        using var server = RedisServer.Start("--busy-reply-threshold", "1");
        await using var redis = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        await using var other = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        using var store = new ChatRedisStore(redis, new RedisStoreOptions { RetryTimeout = TimeSpan.FromMinutes(2) });
        using var hasty = new ChatRedisStore(redis, s_hasty);
        store.Create(new Chat { Id = "c" });
        hasty.AppendNotes("c", "before");
        var script = other.GetDatabase().ScriptEvaluateAsync("while true do end");
        SessionStoreUnavailableException? failure = null;
        Assert.True(SpinWait.SpinUntil(() => (failure = Refused(hasty)) is not null, TimeSpan.FromMinutes(1)));
        AssertIsSaid("BUSY", failure!);
        var append = Task.Run(() => store.AppendMessages("c", new Message("1", "one")), TestContext.Current.CancellationToken);
        await redis.GetServers()[0].ExecuteAsync("SCRIPT", "KILL");
        Assert.Contains("killed", (await Assert.ThrowsAsync<RedisServerException>(async () => await script)).Message, StringComparison.Ordinal);
        Assert.Equal(1, (await append).Last);
    }

    [Fact]
    public void No_server_is_said_in_our_words()
    {
        RedisAvailability.Require();
        var port = RedisServer.FreePort();
        using var redis = ConnectionMultiplexer.Connect($"127.0.0.1:{port},abortConnect=false,connectRetry=0,connectTimeout=500,syncTimeout=500");
        using var store = new ChatRedisStore(redis, s_hasty);
        var failure = Assert.Throws<SessionStoreUnavailableException>(() => store.Find("c"));
        Assert.Equal($"Redis store 'persistence' at 127.0.0.1:{port} (class chat) could not be used: the server cannot be reached, or the connection to it broke. Nothing was written. Check that the server runs and can be reached.", failure.Message);
        Assert.NotNull(failure.InnerException);
        using var jobs = new JobRedisStore(redis, s_hasty);
        Assert.Equal(failure.Message.Replace("class chat", "class job", StringComparison.Ordinal), Assert.Throws<SessionStoreUnavailableException>(() => jobs.ClaimDue("w", TimeSpan.FromMinutes(1))).Message);
    }

    [Theory]
    [InlineData("localhost:1", "localhost:1")]
    [InlineData("127.0.0.1:4,127.0.0.1:3,127.0.0.1:2,127.0.0.1:1,defaultDatabase=7", "127.0.0.1:1, 127.0.0.1:2, 127.0.0.1:3 and 1 more, database 7")]
    public void A_message_says_where_the_servers_are(string servers, string names)
    {
        using var redis = ConnectionMultiplexer.Connect(servers + ",abortConnect=false,connectRetry=0,connectTimeout=100,syncTimeout=100");
        using var store = new ChatRedisStore(redis, s_hasty);
        Assert.StartsWith($"Redis store 'persistence' at {names} (class chat) ", Assert.Throws<SessionStoreUnavailableException>(() => store.Find("c")).Message, StringComparison.Ordinal);
    }

    /// <summary>Whichever call meets it, and however the connection reports it.</summary>
    [Fact]
    public void An_outage_is_said_in_the_same_words_by_every_call()
    {
        RedisAvailability.Require();
        using var server = RedisServer.Start();
        using var redis = ConnectionMultiplexer.Connect($"127.0.0.1:{server.Port},abortConnect=false,connectTimeout=100,syncTimeout=400");
        using var jobs = new JobRedisStore(redis, s_hasty);
        jobs.Create(new Job { Id = "j" });
        jobs.ClaimDue("w", TimeSpan.FromMinutes(1))?.Dispose();
        server.Kill();
        Action[] calls = [() => jobs.ClaimDue("w", TimeSpan.FromMinutes(1)), () => jobs.Find("j"), () => jobs.FindPoisoned(), () => jobs.FindLease("j"), () => jobs.Count(), () => _ = jobs.Keys().ToList()];
        string[] words = [.. Enumerable.Range(0, 2).SelectMany(_ => calls).Select(static call => Assert.Throws<SessionStoreUnavailableException>(call).Message.Replace("Session 'j': ", "", StringComparison.Ordinal)).Distinct()];
        Assert.Equal([$"Redis store 'persistence' at 127.0.0.1:{server.Port} (class job) could not be used: the server cannot be reached, or the connection to it broke. Nothing was written. Check that the server runs and can be reached."], words);
    }

    private static SessionStoreUnavailableException? Refused(ChatRedisStore store)
    {
        try
        {
            store.AppendNotes("c", "note");
            return null;
        }
        catch (SessionStoreUnavailableException exception)
        {
            return exception;
        }
    }

    private static void AssertIsSaid(string code, SessionStoreUnavailableException failure)
    {
        Assert.Contains(code, failure.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was written", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("backup", failure.Message, StringComparison.Ordinal);
    }
}
