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

        Report(report, "memory of 1,000 messages / bare list", Usages(database, "persistence:redis_benchmark_chat:{memory}", "bare"), 1.05);
        Report(report, "memory of 1,000 messages with ids / bare list", Usages(database, "persistence:redis_identified_chat:{memory}", "bare:identified"), 1.5);
    }

    private static void Report(RatioReport report, string what, (double Ours, double Theirs) usages, double budget) =>
        report.AtMost(
            what,
            usages.Ours / usages.Theirs,
            budget,
            string.Create(CultureInfo.InvariantCulture, $"{usages.Ours / Messages:0} bytes / {usages.Theirs / Messages:0} bytes a message"));

    private static (double Ours, double Theirs) Usages(IDatabase database, string session, string bare)
    {
        string[] keys = [session, $"{session}:messages", $"{session}:messages:ids"];
        return (keys.Sum(key => Usage(database, key)), Usage(database, bare));
    }

    private static long Usage(IDatabase database, string key)
    {
        var answer = database.Execute("MEMORY", "USAGE", (RedisKey)key, "SAMPLES", 0);
        return answer.IsNull ? 0 : (long)answer;
    }
}
