using System.Globalization;
using Persistence.TestKit.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;

namespace Persistence.Conformance;

/// <summary>The process that maintains a store is killed in the middle of it.</summary>
public sealed class MaintenanceProcessTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>, IDisposable
{
    private const int Expired = 6;
    private const int Maintained = 9;
    private const int MaintainedElsewhere = 10;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("conformance-maintenance-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>
    /// It has removed some expired sessions of a JSON or Redis store, and holds the transaction of a database, when it is killed. While it lives, another process maintains nothing. Then
    /// that one does the rest, as soon as the claim is over, and nothing else is gone.
    /// </summary>
    [Theory]
    [InlineData("json", 6)]
    [InlineData("sqlite", 1)]
    [InlineData("redis", 10)]
    public async Task Another_process_goes_on_when_the_claim_is_over(string backend, int calls)
    {
        using var location = Location.At(backend, _folder, redis.Server.Port);
        using var store = location.Open<IAgentPresenceStore>(new StalledTime(hours: 0));
        Fill(location, store);
        using var log = new LogCheck();
        await using (var next = new MaintainedHost(location.ToString(), new StalledTime(hours: 2), TimeSpan.FromSeconds(1), log))
        {
            using (var worker = Worker.Start("maintain", location.ToString(), calls.ToString(CultureInfo.InvariantCulture), "0"))
            {
                try
                {
                    Assert.Equal(StalledTime.Stalled, await worker.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
                    Assert.InRange(store.Count(), 2, backend == "sqlite" ? Expired + 1 : Expired);
                    await next.Start();
                    Until(() => log.Ids.Contains(MaintainedElsewhere));
                }
                finally
                {
                    worker.Kill();
                    await worker.WaitForExitAsync(CancellationToken.None);
                }
            }

            store.AppendHeartbeats("living", new Heartbeat(2, 0));
            if (backend == "redis")
            {
                Assert.DoesNotContain(Maintained, log.Ids);
                PassTime(location);
            }

            Until(() => log.Ids.Contains(Maintained));
        }

        Assert.Empty(log.Wrong);
        Assert.Equal(["living"], store.Keys());
        Assert.Equal([1, 2], store.Load("living").Heartbeats.Select(static beat => beat.Beat));
        Assert.True(store.Verify().IsIntact);
    }

    // By the clock of the maintaining processes all have expired but the last one; by that of the store here, none.
    private static void Fill(Location location, IAgentPresenceStore store)
    {
        for (var number = 0; number < Expired; number++)
        {
            store.Create(new AgentPresence { Agent = string.Create(CultureInfo.InvariantCulture, $"expired {number}") });
        }

        using var later = location.Open<IAgentPresenceStore>(new StalledTime(hours: 3));
        later.Create(new AgentPresence { Agent = "living", Heartbeats = { new Heartbeat(1, 0) } });
    }

    // Files are free as soon as their process has ended. The server keeps the claim for two intervals, by its clock.
    private static void PassTime(Location location)
    {
        var (prefix, server) = (location.ToString()["redis:".Length..].Split('@')[0], location.ToString().Split('@')[1]);
        using var connection = ConnectionMultiplexer.Connect(server);
        RedisKey claim = $"{prefix}:{{agent_presence:maintenance}}";
        Assert.InRange(connection.GetDatabase().KeyTimeToLive(claim)!.Value, MaintenanceWorker.Interval, 2 * MaintenanceWorker.Interval);
        Assert.True(connection.GetDatabase().KeyExpire(claim, TimeSpan.FromMilliseconds(1)));
    }

    private static void Until(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, s_patience));
}
