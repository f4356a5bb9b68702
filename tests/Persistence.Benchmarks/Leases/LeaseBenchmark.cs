using System.Globalization;
using Persistence.Benchmarks.Redis;

namespace Persistence.Benchmarks.Leases;

/// <summary>What a lease costs: changes under one beside the same changes without, acquiring and renewing beside a save.</summary>
internal sealed class LeaseBenchmark : IQuickBenchmark
{
    private const int Turn = 8;
    private const int Rounds = 250;

    private static readonly LeasedMessage s_message = new("Agent-7", new string('x', 160));

    /// <inheritdoc/>
    public string Name => "leases";

    /// <inheritdoc/>
    public void Run(RatioReport report)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-leases-").FullName;
        using var server = new BenchmarkServer();
        using (var leased = new LeasedChatJsonStore(folder))
        using (var free = new FreeChatJsonStore(folder))
        {
            Measure(report, "json", leased, free);
        }

        using (var leased = new LeasedChatSqliteStore($"Data Source={Path.Combine(folder, "leases.db")}"))
        using (var free = new FreeChatSqliteStore($"Data Source={Path.Combine(folder, "free.db")}"))
        {
            Measure(report, "sqlite", leased, free);
        }

        using (var leased = new LeasedChatRedisStore(server.Connection))
        using (var free = new FreeChatRedisStore(server.Connection))
        {
            Measure(report, "redis", leased, free);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static void Measure(RatioReport report, string backend, ILeasedChatStore store, IFreeChatStore free)
    {
        foreach (var id in new[] { "held", "plain", "asked" })
        {
            store.Create(new LeasedChat { Id = id });
        }

        free.Create(new FreeChat { Id = "plain" });
        using var lease = store.TryAcquireLease("held", "benchmark", TimeSpan.FromHours(1))!;
        var own = store.Under(lease);
        var (held, plain, without) = (own.Load("held"), store.Load("plain"), free.Load("plain"));

        // Saves come first: one of an object with many entries looks at all of them, whatever the lease.
        Compare(report, $"{backend}: save under a lease / without", 1.05, () => Save(own, held), () => Save(store, plain));
        Compare(report, $"{backend}: save of a class with leases / without", 1.1, () => Save(store, plain), () => Save(free, without));
        Compare(report, $"{backend}: renewing / a save", 1.3, () => lease.Renew(), () => Save(own, held));
        Acquiring(report, backend, store, plain);
        Compare(report, $"{backend}: append under a lease / without", 1.05, () => own.AppendMessages("held", s_message), () => store.AppendMessages("plain", s_message));
        Compare(report, $"{backend}: append to an exclusive log under a lease / without", 1.05, () => own.AppendSteps("held", s_message), () => store.AppendSteps("plain", s_message));
        Compare(report, $"{backend}: append of a class with leases / without", 1.05, () => store.AppendMessages("plain", s_message), () => free.AppendMessages("plain", s_message));
    }

    // Each is released before the next; releasing is not timed.
    private static void Acquiring(RatioReport report, string backend, ILeasedChatStore store, LeasedChat plain)
    {
        SessionLease? lease = null;
        var (one, other, ratio) = Timing.Compare(
            Timing.Elapsed,
            () =>
            {
                lease?.Dispose();
                lease = null;
            },
            Rounds * 4,
            () => lease = store.TryAcquireLease("asked", "benchmark", TimeSpan.FromHours(1)),
            () => Save(store, plain));
        lease?.Dispose();
        report.AtMost($"{backend}: acquiring / a save", ratio, 1.3, Figures(one, other));
    }

    private static void Compare(RatioReport report, string what, double budget, Action one, Action other)
    {
        Timing.WarmUp(one, other);
        var (first, second, ratio) = Timing.Compare(Timing.Elapsed, static () => { }, Rounds, Repeated(one), Repeated(other));
        report.AtMost(what, ratio, budget, Figures(first / Turn, second / Turn));
    }

    private static Action Repeated(Action action) => () =>
    {
        for (var time = 0; time < Turn; time++)
        {
            action();
        }
    };

    private static void Save(ILeasedChatStore store, LeasedChat chat)
    {
        chat.Step++;
        store.Save(chat);
    }

    private static void Save(IFreeChatStore store, FreeChat chat)
    {
        chat.Step++;
        store.Save(chat);
    }

    private static string Figures(TimeSpan one, TimeSpan other) => string.Create(CultureInfo.InvariantCulture, $"{one.TotalMicroseconds:0.0} / {other.TotalMicroseconds:0.0} us");
}
