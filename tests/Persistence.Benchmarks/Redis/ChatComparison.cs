using System.Globalization;
using Persistence.Benchmarks.Redis.Peers;

namespace Persistence.Benchmarks.Redis;

/// <summary>
/// The same chat in the store, in Orleans' Redis grain storage and in IDistributedCache: adding one message, and loading it
/// all. What the peers hold in memory they need not read again; the store reads nothing for an append anyway.
/// </summary>
internal static class ChatComparison
{
    public static void Run(RatioReport report, RedisBenchmarkChatRedisStore store, BenchmarkServer server)
    {
        using var grains = new GrainStorage(server.Address);
        using var cache = new DistributedCache(server.Address);
        foreach (var (messages, rounds) in new[] { (10, 1500), (1000, 150), (10_000, 15) })
        {
            var grain = grains.Create(messages);
            var cached = cache.Create(messages);
            var key = $"compared-{messages}";
            var chat = new RedisBenchmarkChat { Id = key };
            chat.Messages.AddRange(Enumerable.Repeat(RedisBenchmark.Message, messages));
            store.Create(chat);
            // Each through its blocking member, where it has one; grain storage has none.
            var adding = Timing.Medians(
                rounds,
                () => store.AppendMessages(key, RedisBenchmark.Message),
                () => grains.Add(grain),
                () => cache.Add(cached));
            // The cache sets a small value by one command that compares nothing: as an append beside PING.
            Report(report, $"add one message to {messages:N0}", adding, messages > 10 ? 1 : 1.25);
            store.Delete(key);
            store.Create(new RedisBenchmarkChat { Id = key, Messages = [.. chat.Messages] });
            var loading = Timing.Medians(
                rounds,
                () => store.Find(key),
                () => grains.Load(grain.Id),
                () => cache.Load(cached.Id));
            Report(report, $"load {messages:N0} messages", loading, 1.3);
        }
    }

    private static void Report(RatioReport report, string what, TimeSpan[] times, double budget)
    {
        report.AtMost($"{what} / Orleans grain storage", times[0] / times[1], budget, Figures(times[0], times[1]));
        report.AtMost($"{what} / IDistributedCache", times[0] / times[2], budget, Figures(times[0], times[2]));
    }

    private static string Figures(TimeSpan ours, TimeSpan theirs) =>
        string.Create(CultureInfo.InvariantCulture, $"{ours.TotalMicroseconds:0.0} us / {theirs.TotalMicroseconds:0.0} us");
}
