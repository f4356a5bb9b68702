using System.Globalization;

namespace Persistence.Benchmarks.Tails;

/// <summary>How soon tails deliver, what they cost while nothing happens, and what commits cost that nobody tails.</summary>
internal sealed class TailsBenchmark : IQuickBenchmark
{
    private const int Turn = 8;

    /// <inheritdoc/>
    public string Name => "tails";

    /// <inheritdoc/>
    public void Run(RatioReport report) => TailPlace.OnEach(place =>
    {
        TailDelivery.InProcess(report, place);
        TailDelivery.AcrossProcesses(report, place);
        TailIdleness.Run(report, place);
        if (place.Kind == "redis")
        {
            Publishing(report, place);
        }
    });

    // A commit that nobody tails, beside the same without its message.
    private static void Publishing(RatioReport report, TailPlace place)
    {
        using var store = place.Open();
        using var quiet = place.Open(publishes: false);
        var message = new TailMessage("Agent-7", new string('x', 160));
        store.Create(new TailChat { Id = "published" });
        quiet.Create(new TailChat { Id = "quiet" });
        Action[] ways = [() => Append(store, "published", message), () => Append(quiet, "quiet", message)];
        Timing.WarmUp(ways);
        var times = Timing.Medians(2000, ways);
        report.AtMost("redis: append that nobody tails / the same without PUBLISH", times[0] / times[1], 1.03, string.Create(CultureInfo.InvariantCulture, $"{times[0].TotalMicroseconds / Turn:0.0} / {times[1].TotalMicroseconds / Turn:0.0} us"));
    }

    private static void Append(ITailChatStore store, string key, TailMessage message)
    {
        for (var number = 0; number < Turn; number++)
        {
            store.AppendMessages(key, message);
        }
    }
}
