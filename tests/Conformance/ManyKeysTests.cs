using Persistence.TestKit;
using Persistence.TestKit.Sessions;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

/// <summary>Calls with 100,000 keys, most of which are no session's.</summary>
public sealed class ManyKeysTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    private const int Sessions = 500;
    private const int Keys = 100_000;

    [Fact]
    public Task In_json_files() => Check(new JsonEnvironment());

    [Fact]
    public Task In_sqlite() => Check(new SqliteEnvironment());

    [Fact]
    public async Task In_redis()
    {
        Assert.SkipWhen(RedisAvailability.Problem is not null, RedisAvailability.Problem ?? "");
        await Check(new RedisEnvironment(redis.Connection));
    }

    private static async Task Check(TestEnvironment environment)
    {
        using (environment)
        {
            using var store = environment.Open<ITeamTaskStore>(TimeProvider.System);
            store.CreateMany(Enumerable.Range(0, Sessions).Select(static number => new TeamTask { Team = "t", Number = number * 100 })).ThrowIfFailed();
            (string, long)[] keys = [.. Enumerable.Range(0, Keys).Select(static number => ("t", (long)(Keys - 1 - number)))];
            var expected = Enumerable.Range(0, Sessions).Select(static number => number * 100L).Reverse();
            Assert.Equal(expected, store.LoadMany(keys, SessionLoad.HeaderOnly).Select(static task => task.Number));
            Assert.Equal(expected.Take(100), (await store.LoadManyAsync(keys[50_000..60_000], SessionLoad.HeaderOnly, TestContext.Current.CancellationToken)).Select(static task => task.Number));
            var deleted = store.DeleteMany(keys);
            Assert.Equal((Sessions, 0), (deleted.Succeeded, deleted.Failures.Count));
            Assert.Equal(0, store.Count());
            Assert.Equal(0, (await store.DeleteManyAsync(keys[..1_000], TestContext.Current.CancellationToken)).Succeeded);
        }
    }
}
