using System.Globalization;
using Persistence.Benchmarks.Redis;
using StackExchange.Redis;

namespace Persistence.Benchmarks.Tails;

/// <summary>What a commit on Redis costs that nobody tails, beside the same without its message.</summary>
internal sealed class PublishingBenchmark : IQuickBenchmark
{
    private const int Turn = 8;

    /// <inheritdoc/>
    public string Name => "publishing";

    /// <inheritdoc/>
    public void Run(RatioReport report)
    {
        // One connection for both: two of one process differ in time by more than the message costs.
        using var server = new BenchmarkServer();
        using var store = new TailChatRedisStore(server.Connection);
        using var quiet = new TailChatRedisStore(server.Connection, new RedisStoreOptions { PublishCommits = false });
        var message = new TailMessage("Agent-7", new string('x', 160));
        store.Create(new TailChat { Id = "published" });
        store.Create(new TailChat { Id = "quiet" });
        Action[] ways = [() => Append(store, "published", message), () => Append(quiet, "quiet", message)];
        Timing.WarmUp(ways);
        var (one, other, ratio) = Timing.Compare(Timing.Elapsed, static () => { }, 2000, ways[0], ways[1]);
        report.AtMost("append that nobody tails / the same without PUBLISH", ratio, 1.03, string.Create(CultureInfo.InvariantCulture, $"{one.TotalMicroseconds / Turn:0.0} / {other.TotalMicroseconds / Turn:0.0} us"));
    }

    private static void Append(ITailChatStore store, string key, TailMessage message)
    {
        for (var number = 0; number < Turn; number++)
        {
            store.AppendMessages(key, message);
        }
    }
}
