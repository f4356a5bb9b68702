using System.Globalization;
using StackExchange.Redis;

namespace Persistence.Benchmarks.Redis;

/// <summary>Many appends under way at once through the asynchronous members, beside bare commands under way at once.</summary>
internal static class Pipelining
{
    private const int Appends = 1000;

    public static void Run(RatioReport report, RedisBenchmarkChatRedisStore store, IDatabase database)
    {
        store.Create(new RedisBenchmarkChat { Id = "pipe" });
        Action[] ways =
        [
            () =>
            {
                database.KeyDelete("{pipe}bare");
                var pushes = new Task[Appends];
                for (var number = 0; number < Appends; number++)
                {
                    pushes[number] = database.ListRightPushAsync("{pipe}bare", RedisBenchmark.Stored);
                }

                Task.WhenAll(pushes).GetAwaiter().GetResult();
            },
            () =>
            {
                database.KeyDelete("persistence:redis_benchmark_chat:{pipe}:messages");
                var appends = new Task[Appends];
                for (var number = 0; number < Appends; number++)
                {
                    appends[number] = store.AppendMessagesAsync("pipe", RedisBenchmark.Message).AsTask();
                }

                Task.WhenAll(appends).GetAwaiter().GetResult();
            },
        ];
        Timing.WarmUp(ways);
        var times = Timing.Medians(300, ways);
        report.AtMost("1,000 appends under way at once / RPUSH", times[1] / times[0], 1.5, string.Create(CultureInfo.InvariantCulture, $"{times[1].TotalMilliseconds:0.00} ms / {times[0].TotalMilliseconds:0.00} ms"));
    }
}
