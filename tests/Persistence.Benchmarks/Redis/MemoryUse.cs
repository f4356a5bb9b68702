using System.Globalization;
using StackExchange.Redis;

namespace Persistence.Benchmarks.Redis;

/// <summary>The server's memory for each stored message, beside a list that holds the same text and nothing else.</summary>
internal static class MemoryUse
{
    private const int Messages = 1000;

    public static void Run(RatioReport report, IConnectionMultiplexer redis)
    {
        using var store = new RedisBenchmarkChatRedisStore(redis);
        using var identified = new RedisIdentifiedChatRedisStore(redis);
        store.Create(new RedisBenchmarkChat { Id = "memory" });
        identified.Create(new RedisIdentifiedChat { Id = "memory" });
        var database = redis.GetDatabase();
        for (var number = 0; number < Messages; number++)
        {
            store.AppendMessages("memory", RedisBenchmark.Message);
            identified.AppendMessages("memory", new RedisIdentifiedMessage($"m{number}", RedisBenchmark.Message.Sender, RedisBenchmark.Message.Content));
            database.ListRightPush("bare", RedisBenchmark.Stored);
            database.ListRightPush("bare:identified", $"{{\"id\":\"m{number}\",{RedisBenchmark.Stored[1..]}");
        }

        Report(report, "memory of 1,000 messages / bare list", database, "persistence:redis_benchmark_chat:{memory}", "bare", 1.05);
        Report(report, "memory of 1,000 messages with ids / bare list", database, "persistence:redis_identified_chat:{memory}", "bare:identified", 1.5);
    }

    private static void Report(RatioReport report, string what, IDatabase database, string session, string bare, double budget)
    {
        string[] keys = [session, $"{session}:messages", $"{session}:messages:ids"];
        var ours = keys.Sum(key => Usage(database, key));
        var theirs = Usage(database, bare);
        report.AtMost(what, ours / (double)theirs, budget, string.Create(CultureInfo.InvariantCulture, $"{ours / (double)Messages:0} bytes / {theirs / (double)Messages:0} bytes a message"));
    }

    private static long Usage(IDatabase database, string key)
    {
        var answer = database.Execute("MEMORY", "USAGE", (RedisKey)key, "SAMPLES", 0);
        return answer.IsNull ? 0 : (long)answer;
    }
}
