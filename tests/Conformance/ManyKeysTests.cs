using Persistence.TestKit;
using Persistence.TestKit.Sessions;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

/// <summary>Calls with very many keys, most of which are no session's: 100,000 in the long mode.</summary>
public sealed class ManyKeysTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    private const int Sessions = 500;
    private static readonly int s_keys = Environment.GetEnvironmentVariable("PERSISTENCE_EVERY_CASE") is null ? 20_000 : 100_000;

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
            store.CreateMany(Enumerable.Range(0, Sessions).Select(static number => new TeamTask { Team = "t", Number = number * (s_keys / 1_000) })).ThrowIfFailed();
            (string, long)[] keys = [.. Enumerable.Range(0, s_keys).Select(static number => ("t", (long)(s_keys - 1 - number)))];
            var expected = Enumerable.Range(0, Sessions).Select(static number => (long)number * (s_keys / 1_000)).Reverse();
            Assert.Equal(expected, store.LoadMany(keys, SessionLoad.HeaderOnly).Select(static task => task.Number));
            Assert.Equal(expected.Take(100), (await store.LoadManyAsync(keys[(s_keys / 2)..(s_keys * 6 / 10)], SessionLoad.HeaderOnly, TestContext.Current.CancellationToken)).Select(static task => task.Number));
            var deleted = store.DeleteMany(keys);
            Assert.Equal((Sessions, 0), (deleted.Succeeded, deleted.Failures.Count));
            Assert.Equal(0, store.Count());
            Assert.Equal(0, (await store.DeleteManyAsync(keys[..1_000], TestContext.Current.CancellationToken)).Succeeded);
        }
    }
}
