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
    public static void Run(RatioReport report, int sessions)
    {
        if (sessions == 0)
        {
            return;
        }

        using var server = new BenchmarkServer();
        using var store = new RedisBenchmarkChatRedisStore(server.Connection);
        Parallel.For(0, sessions, new ParallelOptions { MaxDegreeOfParallelism = 16 }, number => store.Create(new RedisBenchmarkChat { Id = $"{number:D7}", Messages = { RedisBenchmark.Message } }));
        var database = server.Connection.GetDatabase();
        var floor = ScaleBenchmark.Best(() => ReadAll(server.Connection, database, sessions));
        var verify = ScaleBenchmark.Best(() => store.Verify());
        report.AtMost(string.Create(CultureInfo.InvariantCulture, $"Redis: Verify of {sessions} / HGETALL and LRANGE of all, pipelined"), verify / floor, 5, ScaleBenchmark.Figures(verify, floor));
        var count = ScaleBenchmark.Best(() => store.Count());
        report.AtMost("Redis: Count / the same", count / floor, 0.7, ScaleBenchmark.Figures(count, floor));
        var purge = ScaleBenchmark.Best(() => store.PurgeExpired());
        report.AtMost("Redis: PurgeExpired where nothing has expired / the same", purge / floor, 2, ScaleBenchmark.Figures(purge, floor));
    }

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
