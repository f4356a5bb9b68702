using Persistence.Redis.Tests.Servers;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Faults;

/// <summary>
/// A client is stopped before its first command, between any two, and behind the last: readers see a whole change or none,
/// everything that finds a session agrees with it, and what the client left behind is repaired.
/// </summary>
public sealed class StoppedProcessTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    [Fact]
    public void Creating() => StopEverywhere(
        least: 5,
        static _ => { },
        static store => store.Create(New("c", 1, "s")),
        static store =>
        {
            if (store.Find("c") is null)
            {
                store.Create(New("c", 1, "s"));
            }
        });

    [Fact]
    public void Saving_with_changes_in_indexes() => StopEverywhere(
        least: 6,
        static store => store.Create(New("c", 1, "s")),
        static store =>
        {
            var chat = store.Load("c");
            (chat.Topic, chat.Status, chat.Slot) = ("topic 2", 2, "t");
            chat.Messages.Add(new Message("3", "three"));
            chat.Notes.Add("note 2");
            store.Save(chat);
        },
        static store =>
        {
            // Either value is free for this session, whoever reserved it.
            var chat = store.Load("c");
            (chat.Topic, chat.Status, chat.Slot) = ("topic 2", 2, "t");
            store.Save(chat);
        });

    [Fact]
    public void Appending() => StopEverywhere(
        least: 1,
        static store => store.Create(New("c", 1, "s")),
        static store => store.AppendMessages("c", new Message("3", "three"), new Message("4", "four")),
        static store => Assert.Equal(4, store.AppendMessages("c", new Message("3", "three"), new Message("4", "four"))));

    [Fact]
    public void Deleting() => StopEverywhere(
        least: 4,
        static store => store.Create(New("c", 1, "s")),
        static store => store.Delete("c"),
        static store =>
        {
            store.Delete("c");
            store.Create(New("c", 2, "s"));
        });

    [Fact]
    public void Purging_what_another_stopped_client_left()
    {
        for (var left = 1; left <= 4; left++)
        {
            var commands = left;
            StopEverywhere(
                least: 3,
                store =>
                {
                    store.Create(New("c", 1, "other"));
                    using var victim = new Victim(fixture.Server.Port, store.Options);
                    Assert.False(victim.Run(commands, static stopped => stopped.Create(New("left", 7, "s"))));
                },
                static store => store.PurgeExpired(),
                static store =>
                {
                    store.PurgeExpired();
                    store.Create(New("new", 7, "s"));
                });
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
                [$"{options.KeyPrefix}:lease:{{b}}", $"{options.KeyPrefix}:{{lease:index:slot}}", $"{options.KeyPrefix}:{{lease:index:status}}", $"{options.KeyPrefix}:{{lease:keys}}", $"{options.KeyPrefix}:{{lease:unique:slot:t}}"],
                Names(options.KeyPrefix));
            store.Create(new Lease { Id = "c", Status = 1, Slot = "s" });
            Assert.Equal(["c"], store.FindBySlot("s"));
            if (isDone)
            {
                Assert.True(commands > 5, $"{commands} commands");
                return;
            }
        }
    }

    // Runs the work again and again, stopped after 0, 1, 2 ... commands, until all of its commands pass.
    private void StopEverywhere(int least, Action<CheckedStore> prepare, Action<ChatRedisStore> work, Action<ChatRedisStore> goOn)
    {
        for (var commands = 0; ; commands++)
        {
            using var store = new CheckedStore(fixture.Connection, new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix(), RetryTimeout = TimeSpan.Zero });
            prepare(store);
            bool isDone;
            using (var victim = new Victim(fixture.Server.Port, store.Options))
            {
                isDone = victim.Run(commands, work);
            }

            store.Check();
            store.Store.PurgeExpired();
            store.Check();
            Assert.Equal(store.ExpectedKeys(), Names(store.Options.KeyPrefix));
            goOn(store.Store);
            store.Check();
            if (isDone)
            {
                Assert.True(commands >= least, $"all was done with {commands} commands");
                return;
            }
        }
    }

    private static Chat New(string id, int status, string slot) => new()
    {
        Id = id,
        Topic = $"topic {status}",
        Status = status,
        Slot = slot,
        Messages = [new Message("1", "one"), new Message("2", "two")],
        Notes = ["note 1"],
    };

    // Every key of a prefix but fences, which expire.
    private List<string> Names(string prefix) =>
        [.. fixture.Connection.GetServers()[0].Keys(pattern: $"{prefix}:*").Select(static key => (string)key!).Where(static key => !key.Contains("$fence", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private sealed class SettableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
