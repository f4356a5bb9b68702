using Persistence.Testing.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Faults;

/// <summary>Stops a client everywhere in a piece of work, and looks at what it left.</summary>
/// <param name="fixture">The server.</param>
internal sealed class StoppedEverywhere(RedisServerFixture fixture)
{
    /// <summary>Runs the work again and again, stopped after 0, 1, 2 ... commands, until all of its commands pass.</summary>
    /// <param name="work">The work.</param>
    /// <param name="run">Runs it on a prefix, stopped after a number of commands; answers whether all passed.</param>
    public void Run(ChatWork work, Func<RedisStoreOptions, int, bool> run)
    {
        for (var commands = 0; ; commands++)
        {
            using var store = new CheckedStore(fixture.Connection, new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix(), RetryTimeout = TimeSpan.Zero });
            work.Prepare(store);
            var isDone = run(store.Options, commands);
            store.Check();
            store.Store.PurgeExpired();
            store.Check();
            Assert.Equal(store.ExpectedKeys(), Names(store.Options.KeyPrefix));
            work.GoOn(store.Store);
            store.Check();
            if (isDone)
            {
                Assert.True(commands >= work.Least, $"all was done with {commands} commands");
                return;
            }
        }
    }

    /// <summary>Every key of a prefix but fences, which expire.</summary>
    public List<string> Names(string prefix) =>
        [.. fixture.Connection.GetServers()[0].Keys(pattern: $"{prefix}:*").Select(static key => (string)key!).Where(static key => !key.Contains("$fence", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
