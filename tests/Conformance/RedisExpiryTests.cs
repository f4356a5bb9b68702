using Persistence.Redis;
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

    private List<RedisKey> Keys(string session) => [.. server.Connection.GetServers()[0].Keys(pattern: $"{_options.KeyPrefix}*{{{session}}}*")];

    private TimeSpan Left(RedisKey key) => server.Connection.GetDatabase().KeyTimeToLive(key) ?? TimeSpan.MaxValue;
}
