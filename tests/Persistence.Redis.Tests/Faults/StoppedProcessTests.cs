using Persistence.Redis.Tests.Servers;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Faults;

/// <summary>
/// A client is stopped before its first command, between any two, and after the last: readers see a whole change or none,
/// everything that finds a session agrees with it, and what the client left is repaired.
/// </summary>
public sealed class StoppedProcessTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private readonly StoppedEverywhere _everywhere = new(fixture);

    public static TheoryData<string> Works => [.. ChatWork.All.Select(static work => work.Name)];

    [Theory]
    [MemberData(nameof(Works))]
    public void At_each_point_of(string name) => StopEverywhere(ChatWork.All.Single(work => work.Name == name));

    [Fact]
    public void Purging_what_another_stopped_client_left()
    {
        for (var left = 1; left <= 4; left++)
        {
            var commands = left;
            StopEverywhere(new ChatWork(
                "purging",
                Least: 3,
                store =>
                {
                    store.Create(ChatWork.New("c", 1, "other"));
                    using var victim = new Victim(fixture.Server.Port, store.Options);
                    Assert.False(victim.Run(commands, static stopped => stopped.Create(ChatWork.New("left", 7, "s"))));
                },
                static store => store.PurgeExpired(),
                static store =>
                {
                    store.PurgeExpired();
                    store.Create(ChatWork.New("new", 7, "s"));
                }));
        }
    }

    [Fact]
    public void Purging_sessions_that_have_expired()
    {
        for (var commands = 0; ; commands++)
        {
            var clock = new SettableClock();
            var options = new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix(), RetryTimeout = TimeSpan.Zero, TimeProvider = clock };
            using var store = new LeaseRedisStore(fixture.Connection, options);
            store.Create(new Lease { Id = "a", Status = 1, Slot = "s", Notes = ["note"] });
            clock.Now += TimeSpan.FromMinutes(11);
            store.Create(new Lease { Id = "b", Status = 1, Slot = "t" });
            using var proxy = new CuttingProxy(fixture.Server.Port);
            using var redis = ConnectionMultiplexer.Connect(proxy.ConnectionString);
            using var victim = new LeaseRedisStore(redis, options);
            proxy.CutAfter(commands);
            var isDone = Victim.Finishes(proxy, redis, () => victim.PurgeExpired());

            Assert.Equal(["b"], store.Keys());
            Assert.Equal(["b"], store.FindByStatus(1));
            Assert.Null(store.Find("a"));
            Assert.True(store.Verify().IsIntact);
            store.PurgeExpired();
            Assert.Equal(
                [$"{options.KeyPrefix}:lease:{{b}}", $"{options.KeyPrefix}:{{lease:index:slot}}", $"{options.KeyPrefix}:{{lease:index:status}}", $"{options.KeyPrefix}:{{lease:indexes}}", $"{options.KeyPrefix}:{{lease:keys}}", $"{options.KeyPrefix}:{{lease:shape}}", $"{options.KeyPrefix}:{{lease:unique:slot:t}}"],
                _everywhere.Names(options.KeyPrefix));
            store.Create(new Lease { Id = "c", Status = 1, Slot = "s" });
            Assert.Equal(["c"], store.FindBySlot("s"));
            if (isDone)
            {
                Assert.True(commands > 5, $"{commands} commands");
                return;
            }
        }
    }

    private void StopEverywhere(ChatWork work) => _everywhere.Run(work, (options, commands) =>
    {
        using var victim = new Victim(fixture.Server.Port, options);
        return victim.Run(commands, work.Do);
    });

    private sealed class SettableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
