using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Indexes;

/// <summary>Some create a session with a unique value, and others delete it: the other session is gone a moment later.</summary>
public sealed class ContendedCreationTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private const int Creations = 1500;

    [Fact]
    public async Task A_creation_succeeds_or_finds_the_session_there()
    {
        var options = new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix() };
        using var store = new ChatRedisStore(fixture.Connection, options);
        using var ended = new CancellationTokenSource();
        var deleters = Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(
            () =>
            {
                while (!ended.IsCancellationRequested)
                {
                    store.Delete("c");
                }
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToList();
        var creators = Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(
            () =>
            {
                for (var creation = 0; creation < Creations; creation++)
                {
                    Create(store);
                }
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToList();
        try
        {
            await Task.WhenAll(creators);
        }
        finally
        {
            await ended.CancelAsync();
            await Task.WhenAll(deleters);
        }

        store.Delete("c");
        store.Create(new Chat { Id = "other", Slot = "s" });
    }

    private static void Create(ChatRedisStore store)
    {
        try
        {
            store.Create(new Chat { Id = "c", Slot = "s" });
        }
        catch (SessionExistsException)
        {
            // The other one was sooner.
        }
    }
}
