using System.Globalization;
using System.Text;
using StackExchange.Redis;

namespace Persistence.Benchmarks.Redis;

/// <summary>The Redis store beside bare commands on the same server and connection.</summary>
internal sealed class RedisBenchmark : IQuickBenchmark
{
    private const int Turn = 8;
    private const int Rounds = 600;

    /// <summary>The message as it is stored.</summary>
    public static readonly string Stored = "{\"sender\":\"Agent-7\",\"content\":\"" + new string('x', 160) + "\"}";

    /// <summary>The message that is appended.</summary>
    public static readonly RedisBenchmarkMessage Message = new("Agent-7", new string('x', 160));

    /// <inheritdoc/>
    public string Name => "redis";

    /// <inheritdoc/>
    public void Run(RatioReport report)
    {
        using var server = new BenchmarkServer();
        using var store = new RedisBenchmarkChatRedisStore(server.Connection);
        var database = server.Connection.GetDatabase();
        RoundTrips(report, store, database);
        ThreeIndexes.Run(report, server.Connection);
        Loading(report, store, database);
        Pipelining.Run(report, store, database);
        MemoryUse.Run(report, server.Connection);
        ChatComparison.Run(report, store, server);
        LongLogs(report, store);
        FirstPage(report, store, server.Connection);
    }

    private static void RoundTrips(RatioReport report, RedisBenchmarkChatRedisStore store, IDatabase database)
    {
        var chat = new RedisBenchmarkChat { Id = "round" };
        store.Create(chat);
        var number = 0;
        RedisKey[] keys = ["{round}a", "{round}b"];
        RedisValue[] arguments = ["1", "", "", "0", Stored];
        var times = Warm(
            Rounds,
            Turns(() => database.Ping()),
            Turns(() => store.AppendMessages("round", Message)),
            Turns(() => store.Find("round", SessionLoad.HeaderOnly)),
            Turns(() =>
            {
                chat.Topic = (number++).ToString(CultureInfo.InvariantCulture);
                store.Save(chat);
            }),
            Turns(() => database.ScriptEvaluate("return 1", keys, arguments)),
            Turns(() => database.ListRightPush("{round}c", Stored)));
        times = [.. times.Select(static time => time / Turn)];
        report.AtMost("append / PING", times[1] / times[0], 1.25, Figures(times[1], times[0]));
        report.AtMost("find header / PING", times[2] / times[0], 1.25, Figures(times[2], times[0]));
        report.AtMost("save / PING", times[3] / times[0], 1.25, Figures(times[3], times[0]));
        RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"the floor: a script that does nothing, with an append's arguments / PING {times[4] / times[0]:0.00}; bare RPUSH / PING {times[5] / times[0]:0.00}"));
    }

    private static void Loading(RatioReport report, RedisBenchmarkChatRedisStore store, IDatabase database)
    {
        var chat = new RedisBenchmarkChat { Id = "load" };
        chat.Messages.AddRange(Enumerable.Repeat(Message, 1000));
        store.Create(chat);
        RedisKey list = "persistence:redis_benchmark_chat:{load}:messages";
        var times = Warm(1000, () => database.ListRange(list), () => store.Find("load"), () => ReadByHand(database.ListRange(list)));
        report.AtMost("load of 1,000 messages / LRANGE", times[1] / times[0], 1.3, Figures(times[1], times[0]));
        RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"the floor: LRANGE, and messages made of texts whose places are known / LRANGE {times[2] / times[0]:0.00}"));
    }

    // The objects of a load, made by a reader that need not read.
    private static List<RedisBenchmarkMessage> ReadByHand(RedisValue[] stored)
    {
        var messages = new List<RedisBenchmarkMessage>(stored.Length);
        foreach (var value in stored)
        {
            var text = ((ReadOnlyMemory<byte>)value).Span;
            messages.Add(new RedisBenchmarkMessage(Encoding.Latin1.GetString(text.Slice(11, 7)), Encoding.Latin1.GetString(text.Slice(31, 160))));
        }

        return messages;
    }

    private static void LongLogs(RatioReport report, RedisBenchmarkChatRedisStore store)
    {
        store.Create(new RedisBenchmarkChat { Id = "short" });
        var chat = new RedisBenchmarkChat { Id = "long" };
        chat.Messages.AddRange(Enumerable.Repeat(Message, 100_000));
        store.Create(chat);
        var times = Warm(1000, () => store.AppendMessages("short", Message), () => store.AppendMessages("long", Message));
        report.AtMost("append to 100,000 / append to few", times[1] / times[0], 1.2, Figures(times[1], times[0]));
    }

    private static void FirstPage(RatioReport report, RedisBenchmarkChatRedisStore few, ConnectionMultiplexer connection)
    {
        using var many = new RedisBenchmarkChatRedisStore(connection, new RedisStoreOptions { KeyPrefix = "many" });
        Parallel.For(0, 100_000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, number => many.Create(new RedisBenchmarkChat { Id = $"{number:D6}" }));
        for (var number = 0; number < 1000; number++)
        {
            few.Create(new RedisBenchmarkChat { Id = $"{number:D6}" });
        }

        var times = Warm(300, () => _ = few.Keys().Take(50).Count(), () => _ = many.Keys().Take(50).Count());
        report.AtMost("first 50 keys of 100,000 / of 1,000", times[1] / times[0], 1.5, Figures(times[1], times[0]));
    }

    // Several in a turn: what the way before left in the processor's caches, the server's too, then weighs little.
    private static Action Turns(Action way) => () =>
    {
        for (var time = 0; time < Turn; time++)
        {
            way();
        }
    };

    private static TimeSpan[] Warm(int rounds, params Action[] ways)
    {
        Timing.WarmUp(ways);
        return Timing.Medians(rounds, ways);
    }

    private static string Figures(TimeSpan ours, TimeSpan theirs) =>
        string.Create(CultureInfo.InvariantCulture, $"{ours.TotalMicroseconds:0.0} us / {theirs.TotalMicroseconds:0.0} us");
}
