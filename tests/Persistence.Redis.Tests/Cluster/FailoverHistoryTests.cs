using System.Diagnostics;
using System.Net;
using Persistence.TestKit;
using Persistence.TestKit.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Cluster;

/// <summary>Primaries are killed while clients append and read; what was recorded is checked as one history.</summary>
public sealed class FailoverHistoryTests
{
    [Fact]
    public async Task What_replicas_confirmed_survives_and_reads_are_prefixes_of_one_another()
    {
        RedisAvailability.Require();
        using var cluster = new RedisCluster();
        using var redis = cluster.Connect();
        var options = new RedisStoreOptions { RetryTimeout = TimeSpan.FromMinutes(2), WaitForReplicas = 1, WaitTimeout = TimeSpan.FromMilliseconds(200) };
        using var confirmed = new AgentRunRedisStore(redis, options);
        using var store = new AgentRunRedisStore(redis, new RedisStoreOptions { RetryTimeout = TimeSpan.FromMinutes(2) });
        var key = Guid.NewGuid();
        var history = new AppendHistory();
        using (var patient = new AgentRunRedisStore(redis, new RedisStoreOptions { WaitForReplicas = 1, WaitTimeout = TimeSpan.FromSeconds(25) }))
        {
            patient.Create(new AgentRun { RunId = key });
            history.AppendSteps(patient, key, new RunStep("the first", 1));
        }

        var victim = (IPEndPoint)redis.GetServer((RedisKey)$"persistence:agent_run:{{{key}}}").EndPoint;

        var done = new int[4];
        var acknowledged = 0;
        using var end = new CancellationTokenSource();
        var clients = Enumerable.Range(0, done.Length).Select(client => Task.Run(() =>
        {
            for (var number = 0; !end.IsCancellationRequested; number++)
            {
                Interlocked.Add(ref acknowledged, Append(confirmed, history, key, $"{client}/{number}"));
                history.ReadSteps(store, key);
                Volatile.Write(ref done[client], number);
            }
        }, CancellationToken.None)).ToList();
        await Progress(done, clients, [100, 100, 100, 100]);
        Assert.True(Volatile.Read(ref acknowledged) > 100, "replicas confirm");
        cluster.Kill(victim.Port);
        // The clients get on when the replica has taken over; by then there is none that could confirm.
        await Progress(done, clients, [.. done.Select((_, client) => Volatile.Read(ref done[client]) + 4)]);
        await end.CancelAsync();
        await Task.WhenAll(clients);
        var final = store.ReadSteps(key).Select(static step => step.Action).ToList();
        history.CheckAfterFailover(final);
        // The checker is no yes-man: the first entry was acknowledged, so it may neither be lost nor stand elsewhere.
        Assert.Throws<ConformanceException>(() => history.CheckAfterFailover([.. final.Skip(1)]));
        Assert.Throws<ConformanceException>(() => history.CheckAfterFailover([.. final.Skip(1), final[0]]));
    }

    // What is not acknowledged is not in the history, whether it is in the log or not.
    private static int Append(AgentRunRedisStore store, AppendHistory history, Guid key, string action)
    {
        try
        {
            history.AppendSteps(store, key, new RunStep(action, 1));
            return 1;
        }
        catch (SessionNotReplicatedException)
        {
            // It is on the primary only.
            return 0;
        }
        catch (SessionStoreUnavailableException)
        {
            // The outcome is unknown.
            return 0;
        }
    }

    private static async Task Progress(int[] done, List<Task> clients, int[] least)
    {
        var start = Stopwatch.GetTimestamp();
        while (Enumerable.Range(0, done.Length).Any(client => Volatile.Read(ref done[client]) < least[client]))
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(1), "the clients get on");
            if (clients.Find(static client => client.IsFaulted) is { } failed)
            {
                await failed;
            }

            await Task.Delay(10);
        }
    }
}
