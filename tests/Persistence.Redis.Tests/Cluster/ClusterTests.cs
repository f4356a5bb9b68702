using System.Net;
using Persistence.Redis.Tests.Sessions;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Cluster;

public sealed class ClusterTests
{
    [Fact]
    public void The_contract_holds_on_a_cluster_and_when_a_replica_takes_over()
    {
        using var cluster = new RedisCluster();
        using var redis = cluster.Connect();
        using var store = new ChatRedisStore(redis, new RedisStoreOptions { RetryTimeout = TimeSpan.FromMinutes(2), WaitForReplicas = 1, WaitTimeout = TimeSpan.FromSeconds(25) });
        var keys = Enumerable.Range(0, 20).Select(static number => $"session-{number:00}").ToList();
        foreach (var key in keys)
        {
            store.Create(new Chat { Id = key, Status = key.Length, Slot = key });
            store.AppendMessages(key, new Message("1", "before"));
        }

        Assert.Equal(keys, store.Keys());
        Assert.Equal(keys.Count, store.Count());
        Assert.Equal(keys, store.FindByStatus(keys[0].Length));
        Assert.Equal(keys, store.Query().WhereStatus(keys[0].Length).Headers().Select(static chat => chat.Id));
        Assert.Equal(keys, store.LoadMany(keys, SessionLoad.HeaderOnly).Select(static chat => chat.Id));
        Assert.Throws<SessionValidationException>(() => store.Create(new Chat { Id = "other", Slot = keys[3] }));

        var victim = (IPEndPoint)redis.GetServer((RedisKey)"persistence:chat:{session-00}").EndPoint;
        cluster.Kill(victim.Port);
        using var after = new ChatRedisStore(redis, new RedisStoreOptions { RetryTimeout = TimeSpan.FromMinutes(2) });
        foreach (var key in keys)
        {
            after.AppendMessages(key, new Message("2", "after"));
        }

        Assert.All(keys, key => Assert.Equal(["before", "after"], after.ReadMessages(key).Select(static message => message.Text)));
        Assert.All(keys, key => Assert.True(after.Delete(key)));
        Assert.Empty(after.Keys());
    }
}
