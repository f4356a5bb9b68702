using System.Globalization;
using Persistence.Benchmarks.Redis;
using StackExchange.Redis;

namespace Persistence.Benchmarks.Scale;

/// <summary>A server with many sessions, each with one message and one index.</summary>
internal static class RedisScale
{
    /// <summary>Measures.</summary>
    /// <param name="report">Receives the ratios.</param>
    /// <param name="sessions">How many sessions.</param>
    /// <param name="isCluster">Whether they are on three primaries.</param>
    public static void Run(RatioReport report, int sessions, bool isCluster)
    {
        if (sessions == 0)
        {
            return;
        }

        if (isCluster)
        {
            using var cluster = new BenchmarkCluster();
            Measure(report, cluster.Connection, sessions);
        }
        else
        {
            using var server = new BenchmarkServer();
            Measure(report, server.Connection, sessions);
        }
    }

    private static void Measure(RatioReport report, ConnectionMultiplexer connection, int sessions)
    {
        using var store = new RedisBenchmarkChatRedisStore(connection);
        var making = new Footprint();
        Parallel.For(0, sessions, new ParallelOptions { MaxDegreeOfParallelism = 16 }, number => store.Create(new RedisBenchmarkChat { Id = $"{number:D7}", Messages = { RedisBenchmark.Message } }));
        making.Print($"Redis: {sessions} sessions made", Stored(connection));
        var asking = new Footprint();
        var database = connection.GetDatabase();
        var floor = ScaleBenchmark.Best(() => ReadAll(connection, database, sessions));
        var verify = ScaleBenchmark.Best(() => store.Verify());
        report.AtMost(string.Create(CultureInfo.InvariantCulture, $"Redis: Verify of {sessions} / HGETALL and LRANGE of all, pipelined"), verify / floor, 5, ScaleBenchmark.Figures(verify, floor));
        var least = new RedisLeast(connection);
        var count = ScaleBenchmark.Best(() => store.Count());
        var listed = ScaleBenchmark.Best(least.Count);
        report.AtMost(string.Create(CultureInfo.InvariantCulture, $"Redis: Count of {sessions} / the listing's pages and EXISTS of all"), count / listed, 1.15, ScaleBenchmark.Figures(count, listed));
        var purge = ScaleBenchmark.Best(() => store.PurgeExpired());
        var looked = ScaleBenchmark.Best(least.Purge);
        report.AtMost("Redis: PurgeExpired, nothing expired / pages of listing and index, HMGET of all", purge / looked, 1.15, ScaleBenchmark.Figures(purge, looked));
        RatioReport.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"processor time, client and servers: Count {Processors(connection, () => store.Count())}, the least {Processors(connection, least.Count)}; PurgeExpired {Processors(connection, () => store.PurgeExpired())}, the least {Processors(connection, least.Purge)} ms"));
        asking.Print($"Redis: all of this, {sessions} sessions", Stored(connection));
    }

    // What else runs takes none of it, however much that is. The least of three.
    private static string Processors(ConnectionMultiplexer connection, Action work)
    {
        var least = (Client: double.MaxValue, Servers: 0.0);
        for (var round = 0; round < 3; round++)
        {
            var (client, servers) = (Environment.CpuUsage.TotalTime, OfServers(connection));
            work();
            var (own, theirs) = ((Environment.CpuUsage.TotalTime - client).TotalMilliseconds, OfServers(connection) - servers);
            least = own + theirs < least.Client + least.Servers ? (own, theirs) : least;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{least.Client:0} + {least.Servers:0}");
    }

    private static double OfServers(ConnectionMultiplexer connection) => 1000 * connection.GetServers()
        .SelectMany(static server => server.Info("cpu").SelectMany(static part => part))
        .Where(static one => one.Key is "used_cpu_user" or "used_cpu_sys").Sum(static one => double.Parse(one.Value, CultureInfo.InvariantCulture));

    private static long Stored(ConnectionMultiplexer connection) =>
        connection.GetServers().Sum(static server => long.Parse(server.Info("memory").SelectMany(static part => part).Single(static one => one.Key == "used_memory").Value, CultureInfo.InvariantCulture));

    private static void ReadAll(ConnectionMultiplexer connection, IDatabase database, int sessions)
    {
        foreach (var some in Enumerable.Range(0, sessions).Chunk(500))
        {
#pragma warning disable SER308 // One thread measures; nothing else needs it.
            connection.WaitAll([.. some.SelectMany(number => new Task[] { database.HashGetAllAsync($"persistence:redis_benchmark_chat:{{{number:D7}}}"), database.ListRangeAsync($"persistence:redis_benchmark_chat:{{{number:D7}}}:messages") })]);
#pragma warning restore SER308
        }
    }
}
