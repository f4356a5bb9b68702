using System.Globalization;
using Persistence.Redis.Tests.Cluster;
using Persistence.Redis.Tests.Processes;
using Persistence.Redis.Tests.Servers;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Faults;

/// <summary>Processes that are killed with SIGKILL leave what clients that are stopped leave.</summary>
public sealed class KilledProcessTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    /// <summary>One work, because clients that are stopped at each point of every one are tested too; in the long mode (PERSISTENCE_KILLS) every one.</summary>
    public static TheoryData<string> Works =>
        [.. ChatWork.All.Take(Environment.GetEnvironmentVariable("PERSISTENCE_KILLS") is null ? 1 : int.MaxValue).Select(static work => work.Name)];

    /// <summary>A proxy holds the next command back while the process is killed, and never sends it on.</summary>
    [Theory]
    [MemberData(nameof(Works))]
    public void At_each_point_of(string name) => new StoppedEverywhere(fixture).Run(
        ChatWork.All.Single(work => work.Name == name),
        (options, commands) =>
        {
            using var proxy = new CuttingProxy(fixture.Server.Port, holds: true);
            proxy.CutAfter(commands);
            using var worker = Worker.Start(proxy.ConnectionString, options.KeyPrefix, name);
            SpinWait.SpinUntil(() => proxy.IsHolding || worker.HasExited);
            var isDone = !proxy.IsHolding;
            Assert.Equal(isDone, worker.HasExited);
            worker.Kill();
            worker.WaitForExit();
            Assert.True(!isDone || worker.ExitCode == 0, $"the worker ended with {worker.ExitCode}");
            proxy.Dispose();
            WaitUntilGone(fixture.Connection);
            return isDone;
        });

    /// <summary>At random moments, on a cluster, where sessions, indexes and unique values are on several servers; <c>PERSISTENCE_KILLS</c> sets how often.</summary>
    [Fact]
    public void At_random_moments_on_a_cluster()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var kills = int.Parse(Environment.GetEnvironmentVariable("PERSISTENCE_KILLS") ?? "6", CultureInfo.InvariantCulture);
        using var cluster = new RedisCluster();
        using var redis = cluster.Connect();
        using var store = new CheckedStore(redis, new RedisStoreOptions { KeyPrefix = "killed" });
        var (changes, left) = (0, 0);
        for (var kill = 1; kill <= kills; kill++)
        {
            using var worker = Worker.Start(cluster.ConnectionString, "killed", "all");
            for (var lines = random.Next(1, 9); lines > 0; lines--, changes++)
            {
                Assert.True(worker.StandardOutput.ReadLine() is not null, $"seed {seed}: the worker ended by itself");
            }

            var wait = random.Next(20_000);
            Thread.SpinWait(wait);
            worker.Kill();
            worker.WaitForExit();
            WaitUntilGone(redis);
            left += store.Store.Exists("c") ? 1 : 0;
            Passes(store.Check, $"seed {seed}, kill {kill}");
            store.Store.PurgeExpired();
            Passes(store.Check, $"seed {seed}, kill {kill}, purged");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {kills} kills, {changes} changes acknowledged, {left} times there was a session");
    }

    private static void Passes(Action check, string when)
    {
        try
        {
            check();
        }
        catch (Xunit.Sdk.XunitException exception)
        {
            Assert.Fail($"{when}: {exception.Message}");
        }
    }

    // A server ends a connection after the last command that came over it.
    private static void WaitUntilGone(ConnectionMultiplexer redis) => SpinWait.SpinUntil(() =>
        redis.GetServers().All(static server => server.ClientList().All(static client => client.Name != Worker.ClientName)));
}
