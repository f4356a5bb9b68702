using System.Net;
using Persistence.Redis.Tests.Cluster;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Tails;

/// <summary>Tails on a cluster, while a replica takes over.</summary>
public sealed class ClusterTailTests
{
    /// <summary>With a poll interval of an hour, a message of any node reaches the tails of sessions on all of them.</summary>
    [Fact]
    public void A_message_reaches_tails_on_every_node()
    {
        RedisAvailability.Require();
        using var cluster = new RedisCluster();
        using var redis = cluster.Connect();

        // Named in another way, as another process: stores of one process that name the same servers wake each other's tails.
        using var elsewhere = ConnectionMultiplexer.Connect(cluster.ConnectionString.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        using var guard = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var store = new ChatRedisStore(redis, new RedisStoreOptions { RetryTimeout = TimeSpan.FromMinutes(1), TailPollInterval = TimeSpan.FromHours(1) });
        using var other = new ChatRedisStore(elsewhere, new RedisStoreOptions { RetryTimeout = TimeSpan.FromMinutes(1) });
        for (var number = 0; number < 12; number++)
        {
            var key = $"session-{number:00}";
            store.Create(new Chat { Id = key });
            using var tail = store.TailNotes(key, cancellationToken: guard.Token).GetEnumerator();
            Assert.True(tail.MoveNext());
            other.AppendNotes(key, "one");
            Assert.True(tail.MoveNext());
            Assert.Equal((1, "one"), (tail.Current.Sequence, tail.Current.Entry));
        }
    }

    /// <summary>What replicas confirmed is in the new primary's log: a tail goes on over the failover, in order, nothing twice, nothing left out.</summary>
    [Fact]
    public async Task A_tail_goes_on_when_a_replica_takes_over()
    {
        RedisAvailability.Require();
        using var cluster = new RedisCluster();
        using var redis = cluster.Connect();
        using var guard = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var confirmed = new RedisStoreOptions { RetryTimeout = TimeSpan.FromMinutes(2), WaitForReplicas = 1, WaitTimeout = TimeSpan.FromSeconds(25) };
        using var writer = new ChatRedisStore(redis, confirmed);
        using var after = new ChatRedisStore(redis, new RedisStoreOptions { RetryTimeout = TimeSpan.FromMinutes(2) });
        using var reader = new ChatRedisStore(redis, new RedisStoreOptions { RetryTimeout = TimeSpan.FromMilliseconds(500) });
        writer.Create(new Chat { Id = "c" });
        using var hasBegun = new ManualResetEventSlim();
        var reading = Task.Factory.StartNew(
            () => reader.TailMessages("c", cancellationToken: guard.Token).Where(_ => Set(hasBegun)).TakeWhile(static next => next.Kind != LogEventKind.Ended).Where(static next => next.IsEntry).Take(60).ToList(),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        for (var number = 1; number <= 30; number++)
        {
            writer.AppendMessages("c", new Message($"{number}", "before"));
        }

        // A tail whose first look fails is over: it goes on from its first event.
        Assert.True(hasBegun.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        cluster.Kill(((IPEndPoint)redis.GetServer((RedisKey)"persistence:chat:{c}").EndPoint).Port);
        for (var number = 31; number <= 60; number++)
        {
            after.AppendMessages("c", new Message($"{number}", "after"));
        }

        var read = await reading;
        Assert.Equal(Enumerable.Range(1, 60).Select(static number => ((long)number, $"{number}")), read.Select(static next => (next.Sequence, next.Entry!.Id)));
    }
    private static bool Set(ManualResetEventSlim signal)
    {
        signal.Set();
        return true;
    }
}
