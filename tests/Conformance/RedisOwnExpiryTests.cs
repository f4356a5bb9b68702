using Persistence.TestKit.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;

namespace Persistence.Conformance;

/// <summary>With the server's clock the keys of a session go when the session says so.</summary>
public sealed class RedisOwnExpiryTests(RedisServerFixture server) : IClassFixture<RedisServerFixture>
{
    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    [Fact]
    public void Every_key_of_a_session_goes_when_it_says()
    {
        using var store = new NoticeRedisStore(server.Connection, _options);
        store.Create(new Notice { Id = "n", Notes = ["x"] });
        Assert.All(Keys("n"), key => Assert.Equal(TimeSpan.MaxValue, Left(key)));
        store.Update("n", static notice => notice.ClosedAt = DateTimeOffset.UtcNow);
        Assert.True(Keys("n").Count >= 2);
        Assert.All(Keys("n"), key => Assert.InRange(Left(key), TimeSpan.FromDays(29), TimeSpan.FromDays(30)));
        store.Update("n", static notice => notice.ClosedAt = DateTimeOffset.UtcNow.AddDays(-20));
        Assert.All(Keys("n"), key => Assert.InRange(Left(key), TimeSpan.FromDays(9), TimeSpan.FromDays(10)));
        store.Update("n", static notice => notice.ClosedAt = null);
        Assert.All(Keys("n"), key => Assert.Equal(TimeSpan.MaxValue, Left(key)));
        Assert.True(store.Verify().IsIntact);
    }

    [Fact]
    public void A_log_that_begins_later_goes_with_its_session()
    {
        using var store = new NoticeRedisStore(server.Connection, _options);
        store.Create(new Notice { Id = "l", ClosedAt = DateTimeOffset.UtcNow });
        var before = Keys("l").Count;
        store.AppendNotes("l", "first");
        Assert.True(Keys("l").Count > before);
        Assert.All(Keys("l"), key => Assert.InRange(Left(key), TimeSpan.FromDays(29), TimeSpan.FromDays(30)));
    }

    [Fact]
    public void A_life_that_slides_ends_with_every_key_when_the_session_says()
    {
        using var store = new VisitRedisStore(server.Connection, _options);
        using var other = new VisitRedisStore(server.Connection, _options);
        store.Create(new Visit { Id = "v", ClosesAt = DateTimeOffset.UtcNow.AddMinutes(25) });
        Assert.All(Keys("v"), key => Assert.InRange(Left(key), TimeSpan.FromMinutes(29), TimeSpan.FromMinutes(30)));
        store.AppendNotes("v", "x");
        store.AppendHeartbeats("v", new Heartbeat(1, 0));
        Assert.All(Keys("v"), key => Assert.InRange(Left(key), TimeSpan.FromMinutes(29), TimeSpan.FromMinutes(30)));
        other.Update("v", static visit => visit.ClosesAt += TimeSpan.FromHours(2));
        store.AppendNotes("v", "y");
        Assert.All(Keys("v"), key => Assert.InRange(Left(key), TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(60)));
        other.Update("v", static visit => visit.ClosesAt -= TimeSpan.FromHours(3));
        Assert.Empty(Keys("v"));
        Assert.Throws<SessionNotFoundException>(() => store.AppendNotes("v", "z"));
    }

    [Fact]
    public void A_session_whose_end_has_passed_leaves_no_key()
    {
        using var store = new NoticeRedisStore(server.Connection, _options);
        store.Create(new Notice { Id = "p", ClosedAt = DateTimeOffset.UtcNow.AddDays(-31), Notes = ["x"], Place = "here" });
        Assert.Empty(Keys("p"));
        store.Create(new Notice { Id = "p", Notes = ["x"], Place = "here" });
        store.Update("p", static notice =>
        {
            notice.ClosedAt = DateTimeOffset.UnixEpoch.AddYears(-5);
            notice.Notes.Add("y");
        });
        Assert.Empty(Keys("p"));
        Assert.Null(store.Find("p"));
        store.Create(new Notice { Id = "q", Place = "here" });
        Assert.Equal(["q"], store.FindByPlace("here"));
    }

    [Fact]
    public void A_life_that_is_its_classs_again_starts_again()
    {
        using var store = new LoanRedisStore(server.Connection, _options);
        store.Create(new Loan { Id = "l", EndsAt = DateTimeOffset.UtcNow.AddDays(3), Notes = ["x"] });
        Assert.All(Keys("l"), key => Assert.InRange(Left(key), TimeSpan.FromDays(2), TimeSpan.FromDays(3)));
        store.Update("l", static loan => loan.EndsAt = null);
        Assert.All(Keys("l"), key => Assert.InRange(Left(key), TimeSpan.FromMinutes(50), TimeSpan.FromHours(1)));
    }

    private List<RedisKey> Keys(string session) => [.. server.Connection.GetServers()[0].Keys(pattern: $"{_options.KeyPrefix}*{{{session}}}*").Where(static key => !key.ToString().Contains(":$fence", StringComparison.Ordinal))];

    private TimeSpan Left(RedisKey key) => server.Connection.GetDatabase().KeyTimeToLive(key) ?? TimeSpan.MaxValue;
}
