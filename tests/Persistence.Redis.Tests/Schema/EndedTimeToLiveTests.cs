using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Schema;

/// <summary>A class loses its time to live: the sessions it stored before go on to expire, and leave nothing.</summary>
public sealed class EndedTimeToLiveTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    [Fact]
    public void A_log_that_begins_afterwards_expires_with_its_session()
    {
        using var before = new VisitV1RedisStore(fixture.Connection, _options);
        using var after = new VisitV2RedisStore(fixture.Connection, _options);
        before.Create(new VisitV1 { Id = "v" });
        after.Save(after.Load("v"));
        Assert.Equal(1L, after.AppendNotes("v", "first"));
        Assert.Equal(2L, after.AppendNotes("v", "second"));
        Assert.Equal(1L, after.AppendMessages("v", new Message("1", "first")));
        Assert.Equal(3L, after.AppendMessages("v", new Message("2", "second"), new Message("3", "third")));

        var keys = fixture.Connection.GetServers()[0].Keys(pattern: $"{_options.KeyPrefix}*{{v}}*").ToList();
        Assert.Equal(4, keys.Count);
        var times = keys.ConvertAll(key => fixture.Connection.GetDatabase().KeyExpireTime(key));
        Assert.NotNull(times[0]);
        Assert.Single(times.Distinct());
    }

    [Fact]
    public void A_log_of_a_session_that_does_not_expire_does_not_either()
    {
        using var store = new VisitV2RedisStore(fixture.Connection, _options);
        store.Create(new VisitV2 { Id = "w" });
        store.AppendNotes("w", "first");
        store.AppendMessages("w", new Message("1", "first"));
        foreach (RedisKey key in fixture.Connection.GetServers()[0].Keys(pattern: $"{_options.KeyPrefix}*{{w}}*"))
        {
            Assert.Null(fixture.Connection.GetDatabase().KeyExpireTime(key));
        }
    }
}
