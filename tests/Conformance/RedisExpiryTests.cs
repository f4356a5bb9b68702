using Persistence.TestKit.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;

namespace Persistence.Conformance;

/// <summary>With the server's clock every key of a session expires by itself, whether or not anybody purges.</summary>
public sealed class RedisExpiryTests(RedisServerFixture server) : IClassFixture<RedisServerFixture>
{
    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    [Fact]
    public void Every_key_of_a_session_has_the_servers_own_expiry()
    {
        using var store = new BlackboardRedisStore(server.Connection, _options);
        store.Create(new Blackboard { Name = "b", Posts = [new BlackboardPost(1, "text")], Decisions = ["d"] });
        var keys = Keys("b");
        Assert.True(keys.Count >= 3, string.Join(' ', keys));
        Assert.All(keys, key => Assert.InRange(Left(key), TimeSpan.FromMinutes(50), TimeSpan.FromHours(1)));
        keys.ForEach(key => server.Connection.GetDatabase().KeyExpire(key, TimeSpan.FromMinutes(5)));
        store.AppendDecisions("b", "slides");
        Assert.All(keys, key => Assert.InRange(Left(key), TimeSpan.FromMinutes(50), TimeSpan.FromHours(1)));
        keys.ForEach(key => server.Connection.GetDatabase().KeyExpire(key, TimeSpan.FromMinutes(5)));
        store.Save(store.Load("b"));
        Assert.All(keys, key => Assert.InRange(Left(key), TimeSpan.FromMinutes(50), TimeSpan.FromHours(1)));
    }

    [Fact]
    public void A_log_that_begins_later_expires_with_its_session()
    {
        using var store = new LeaseRedisStore(server.Connection, _options);
        store.Create(new Lease { Name = "l" });
        var before = Keys("l");
        store.AppendNotes("l", "first");
        var keys = Keys("l");
        Assert.True(keys.Count > before.Count, string.Join(' ', keys));
        Assert.All(keys, key => Assert.InRange(Left(key), TimeSpan.FromMinutes(50), TimeSpan.FromHours(1)));
    }

    // Not waited for: the keys are set to expire at once.
    [Fact]
    public void A_session_that_the_server_let_expire_is_absent_everywhere()
    {
        using var store = new LeaseRedisStore(server.Connection, _options);
        var lease = new Lease { Name = "x", Holder = "h", Slot = "s", Notes = ["n"] };
        store.Create(lease);
        Keys("x").ForEach(key => server.Connection.GetDatabase().KeyExpire(key, TimeSpan.Zero));
        Assert.Empty(Keys("x"));
        Assert.Null(store.Find("x"));
        Assert.Empty(store.FindByHolder("h"));
        Assert.Empty(store.FindBySlot("s"));
        Assert.Empty(store.Keys());
        Assert.Throws<SessionNotFoundException>(() => store.AppendNotes("x", "more"));
        Assert.Null(Assert.Throws<SessionConflictException>(() => store.Save(lease)).StoredVersion);
        Assert.Empty(Keys("x"));
        store.Create(new Lease { Name = "y", Slot = "s" });
        Assert.Equal(["y"], store.FindBySlot("s"));
    }

    private List<RedisKey> Keys(string session) => [.. server.Connection.GetServers()[0].Keys(pattern: $"{_options.KeyPrefix}*{{{session}}}*")];

    private TimeSpan Left(RedisKey key) => server.Connection.GetDatabase().KeyTimeToLive(key) ?? TimeSpan.MaxValue;
}
