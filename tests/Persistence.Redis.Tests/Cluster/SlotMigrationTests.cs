using System.Globalization;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Cluster;

public sealed class SlotMigrationTests
{
    private const int Clients = 4;

    private static readonly RedisKey s_hash = "persistence:chat:{moving}";

    [Fact]
    public async Task A_slot_moves_during_load_and_nothing_is_lost()
    {
        RedisAvailability.Require();
        using var cluster = new RedisCluster();
        using var redis = cluster.Connect();
        using var store = new ChatRedisStore(redis, new RedisStoreOptions { RetryTimeout = TimeSpan.FromMinutes(2) });
        store.Create(new Chat { Id = "moving" });
        using var moved = new CancellationTokenSource();
        var clients = Enumerable.Range(0, Clients).Select(client => Task.Run(() => Work(store, client, moved.Token), CancellationToken.None)).ToList();
        while (store.CountMessages("moving") < 50 && !clients.Exists(static client => client.IsCompleted))
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        var there = RedisCluster.MoveSlot(redis, s_hash);
        await moved.CancelAsync();
        var counts = await Task.WhenAll(clients);

        Assert.Equal(there, ((System.Net.IPEndPoint)redis.GetServer(s_hash).EndPoint).Port);
        var messages = store.ReadMessages("moving");
        for (var client = 0; client < Clients; client++)
        {
            Assert.Equal(
                Enumerable.Range(0, counts[client]).Select(number => $"{client}/{number}"),
                messages.Select(static message => message.Id).Where(id => id.StartsWith($"{client}/", StringComparison.Ordinal)));
        }

        Assert.Equal(counts.Sum(), messages.Count);
        Assert.Equal(counts[0].ToString(CultureInfo.InvariantCulture), store.Load("moving").Topic);
        Assert.True(store.Verify().IsIntact);
    }

    [Fact]
    public void Sessions_of_a_slot_that_has_moved_by_half_are_counted()
    {
        RedisAvailability.Require();
        using var cluster = new RedisCluster();
        using var redis = cluster.Connect();
        using var store = new ChatRedisStore(redis);
        using var impatient = new ChatRedisStore(redis, new RedisStoreOptions { RetryTimeout = TimeSpan.Zero });
        var all = Enumerable.Range(0, 40_000).Select(static number => $"{number}").GroupBy(id => redis.HashSlot($"persistence:chat:{{{id}}}")).First(static slot => slot.Count() > 2).ToList();
        foreach (var id in all)
        {
            store.Create(new Chat { Id = id });
        }

        RedisCluster.MoveHalf(redis, $"persistence:chat:{{{all[0]}}}", all.Count / 2);
        Assert.Equal(all.Count, impatient.Count());
        Assert.Equal(all.Order(StringComparer.Ordinal), store.Keys());
    }

    // Appends, reads and, as the first client, saves, until the slot has moved and a few times more. Answers how often.
    private static int Work(ChatRedisStore store, int client, CancellationToken moved)
    {
        var rest = 20;
        for (var number = 0; ; number++)
        {
            rest -= moved.IsCancellationRequested ? 1 : 0;
            if (rest == 0)
            {
                return number;
            }

            store.AppendMessages("moving", new Message($"{client}/{number}", "text"));
            Assert.Equal($"{client}/{number}", store.ReadMessages("moving").Last(message => message.Id.StartsWith($"{client}/", StringComparison.Ordinal)).Id);
            if (client == 0)
            {
                var chat = store.Load("moving", SessionLoad.HeaderOnly);
                chat.Topic = (number + 1).ToString(CultureInfo.InvariantCulture);
                store.Save(chat);
            }
        }
    }
}
