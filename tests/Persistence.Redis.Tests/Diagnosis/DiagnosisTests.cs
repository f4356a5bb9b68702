using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Diagnosis;

/// <summary>Each fact of a diagnosis: it is brought about, and its message read. A server of its own, whose settings change.</summary>
public sealed class DiagnosisTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    private IServer Server => fixture.Connection.GetServers()[0];

    [Fact]
    public async Task A_server_says_how_it_keeps_data_and_what_it_does_when_it_is_full()
    {
        using var store = Open();
        store.Create(new Chat { Id = "secret" });
        await Server.ConfigSetAsync("appendonly", "yes");
        await Server.ConfigSetAsync("appendfsync", "always");
        var diagnosis = store.Diagnose();
        Assert.Equal(StoreHealth.Healthy, diagnosis.Health);
        Assert.Equal(["reachable", "scripting", "persistence", "eviction", "replicas", "indexes"], diagnosis.Facts.Select(static fact => fact.Name));
        Assert.EndsWith("has an append-only file, appendfsync always", Fact(diagnosis, "persistence").Message, StringComparison.Ordinal);
        Assert.Equal(diagnosis.Facts, (await ((IAsyncSessionStore<Chat, string>)store).DiagnoseAsync(TestContext.Current.CancellationToken)).Facts);
        Assert.DoesNotContain("secret", string.Concat(diagnosis.Facts), StringComparison.Ordinal);

        await Server.ConfigSetAsync("appendonly", "no");
        await AssertDegraded(store, "persistence", "keeps nothing on disk: all sessions are lost when it ends. Set appendonly to yes.");
        await Server.ConfigSetAsync("save", "3600 1");
        Assert.Contains("takes snapshots only (save 3600 1)", Fact(store.Diagnose(), "persistence").Message, StringComparison.Ordinal);

        await Server.ConfigSetAsync("maxmemory-policy", "allkeys-lru");
        await AssertDegraded(store, "eviction", "(maxmemory-policy allkeys-lru, no maxmemory set yet)", "Set maxmemory-policy to noeviction.");
        await Server.ConfigSetAsync("maxmemory-policy", "volatile-lru");
        Assert.Equal(StoreHealth.Healthy, Fact(store.Diagnose(), "eviction").Health);
        using var expiring = new LeaseRedisStore(fixture.Connection, _options);
        await AssertDegraded(expiring, "eviction", "maxmemory-policy volatile-lru");
        await Server.ConfigSetAsync("maxmemory-policy", "noeviction");
        await Server.ConfigSetAsync("save", "");
    }

    [Fact]
    public async Task Jobs_that_nobody_claims_are_counted_without_a_write()
    {
        using (var store = new JobRedisStore(fixture.Connection, _options))
        {
            store.Create(new Job { Id = "secret", DueAt = DateTimeOffset.UtcNow.AddHours(-1) });
            store.Create(new Job { Id = "stale", DueAt = DateTimeOffset.UtcNow.AddHours(-2) });
        }

        var hash = Assert.Single(await Server.KeysAsync(pattern: $"{_options.KeyPrefix}*stale}}").ToListAsync(TestContext.Current.CancellationToken));
        Assert.True(await fixture.Connection.GetDatabase().KeyDeleteAsync(hash));
        using var fresh = new JobRedisStore(fixture.Connection, _options);
        await Server.ExecuteAsync("CONFIG", "RESETSTAT");
        var fact = Fact(fresh.Diagnose(), "claims");
        var commands = (string)(await Server.ExecuteAsync("INFO", "commandstats"))!;
        Assert.Equal((StoreHealth.Degraded, "1 session of Job has been due for longer than 00:05:00, and nobody claims it: is a worker running that calls ClaimDue?"), (fact.Health, fact.Message));
        Assert.Contains("cmdstat_zrangebylex", commands, StringComparison.Ordinal);
        Assert.DoesNotMatch("cmdstat_(hset|hdel|zadd|zrem|set|del|unlink|pexpire|publish|lpush|rpush)", commands);
    }

    [Fact]
    public async Task A_user_who_may_run_no_scripts_is_named()
    {
        using var connection = await Limited("noscripts", "-eval");
        using var store = new ChatRedisStore(connection, _options);
        var fact = Fact(store.Diagnose(), "scripting");
        Assert.Equal(StoreHealth.Unhealthy, fact.Health);
        Assert.Contains("does not run scripts, and each change of a session is one: the server says 'NOPERM", fact.Message, StringComparison.Ordinal);
        Assert.Contains("Allow this user EVAL and EVALSHA", fact.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_renamed_EVAL_is_named()
    {
        using var server = RedisServer.Start("--rename-command", "EVAL", "");
        using var connection = server.Connect();
        using var store = new ChatRedisStore(connection, _options);
        var fact = Fact(store.Diagnose(), "scripting");
        Assert.Equal(StoreHealth.Unhealthy, fact.Health);
        Assert.Contains("unknown command", fact.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_user_or_a_connection_may_not_ask_is_no_fault(bool isAdmin)
    {
        using var connection = isAdmin ? await Limited("curious", "-info", "-config") : await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{fixture.Server.Port}");
        using var store = new ChatRedisStore(connection, _options);
        var diagnosis = store.Diagnose();
        Assert.Equal(StoreHealth.Healthy, diagnosis.Health);
        Assert.EndsWith("does not say, as this user may not send INFO, or the connection has no allowAdmin", Fact(diagnosis, "persistence").Message, StringComparison.Ordinal);
        Assert.Equal(diagnosis.Facts, (await ((IAsyncSessionStore<Chat, string>)store).DiagnoseAsync(TestContext.Current.CancellationToken)).Facts);
    }

    [Fact]
    public async Task A_connection_without_EVAL_is_named()
    {
        using var connection = await ConnectionMultiplexer.ConnectAsync(fixture.Server.ConnectionString + ",$EVAL=");
        using var store = new ChatRedisStore(connection, _options);
        var fact = Fact(store.Diagnose(), "scripting");
        Assert.Equal(StoreHealth.Unhealthy, fact.Health);
        Assert.Contains("does not run scripts", fact.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_that_is_not_built_or_not_complete_is_named()
    {
        using var store = Open();
        store.Create(new Chat { Id = "c" });
        var database = fixture.Connection.GetDatabase();
        RedisKey catalog = $"{_options.KeyPrefix}:{{chat:indexes}}";
        var complete = await database.HashGetAsync(catalog, "status");
        await database.HashSetAsync(catalog, "status", complete + ", being filled 12");
        await AssertDegraded(store, "indexes", "index status is being built, or the program that built it ended.");
        await database.HashDeleteAsync(catalog, "status");
        await AssertDegraded(store, "indexes", "index status is not built.");
        Open().FindByStatus(0);
        Assert.Equal("the indexes are complete", Fact(store.Diagnose(), "indexes").Message);
    }

    [Fact]
    public async Task A_replica_that_is_down_degrades_and_a_primary_that_is_down_does_not_work()
    {
        using var primary = RedisServer.Start("--appendonly", "yes");
        using var replica = RedisServer.Start("--replicaof", "127.0.0.1", $"{primary.Port}", "--repl-diskless-sync-delay", "0");
        using var connection = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{primary.Port},127.0.0.1:{replica.Port},abortConnect=false,allowAdmin=true");
        using var store = new ChatRedisStore(connection, new RedisStoreOptions { KeyPrefix = _options.KeyPrefix, WaitForReplicas = 1, RetryTimeout = TimeSpan.Zero });
        Until(() => store.Diagnose().Health == StoreHealth.Healthy);
        Assert.EndsWith("has 1 replicas", Fact(store.Diagnose(), "replicas").Message, StringComparison.Ordinal);

        replica.Kill();
        Until(() => store.Diagnose().Facts.Count(static fact => fact is { Name: "replicas", Health: StoreHealth.Degraded }) == 2);
        var diagnosis = store.Diagnose();
        Assert.Equal(StoreHealth.Degraded, diagnosis.Health);
        var messages = diagnosis.Facts.Where(static fact => fact.Name == "replicas").Select(static fact => fact.Message).ToList();
        Assert.Equal($"127.0.0.1:{replica.Port} cannot be reached; the primary takes changes, with fewer copies of them. Start the server again, or take it out of the connection's configuration.", messages[0]);
        Assert.StartsWith($"127.0.0.1:{primary.Port} has 0 replicas, and 1 are waited for", messages[1], StringComparison.Ordinal);

        primary.Kill();
        Until(() => store.Diagnose().Health == StoreHealth.Unhealthy);
        var fact = Fact(store.Diagnose(), "reachable");
        Assert.Equal(StoreHealth.Unhealthy, fact.Health);
        Assert.False(fact.NeedsReopening);
    }

    private ChatRedisStore Open() => new(fixture.Connection, _options);

    private async Task<ConnectionMultiplexer> Limited(string user, params string[] without)
    {
        await fixture.Connection.GetDatabase().ExecuteAsync("ACL", ["SETUSER", user, "reset", "on", ">secret", "~*", "&*", "+@all", .. without]);
        return await ConnectionMultiplexer.ConnectAsync(fixture.Server.ConnectionString + $",user={user},password=secret");
    }

    private static async Task AssertDegraded<T>(IAsyncSessionStore<T, string> store, string name, params string[] texts)
        where T : class
    {
        var diagnosis = await store.DiagnoseAsync(TestContext.Current.CancellationToken);
        var fact = Fact(diagnosis, name);
        Assert.Equal(StoreHealth.Degraded, fact.Health);
        Assert.All(texts, text => Assert.Contains(text, fact.Message, StringComparison.Ordinal));
    }

    private static void Until(Func<bool> condition) =>
        Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(30)));

    private static StoreFact Fact(StoreDiagnosis diagnosis, string name) => Assert.Single(diagnosis.Facts, fact => fact.Name == name);
}
