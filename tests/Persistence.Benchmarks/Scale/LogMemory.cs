using System.Globalization;
using Persistence.Benchmarks.Tails;

namespace Persistence.Benchmarks.Scale;

/// <summary>How much memory a process takes that uses a long log, above one that does nothing.</summary>
internal static class LogMemory
{
    private const int MegaByte = 1024 * 1024;
    private const int AtOnce = 1_000;

    private static readonly string[] s_uses = ["last", "append", "tail"];

    /// <summary>Measures.</summary>
    /// <param name="report">Receives the figures.</param>
    /// <param name="entries">How many entries the log has; 0 leaves it out.</param>
    public static void Run(RatioReport report, int entries)
    {
        if (entries > 0)
        {
            TailPlace.OnEach(place => Measure(report, place, entries));
        }
    }

    private static void Measure(RatioReport report, TailPlace place, int entries)
    {
        var making = new Footprint();
        Fill(place, entries);
        making.Print($"{place.Kind}: a log of {entries} made", place.Kind == "redis" ? 0 : Footprint.OnDisk(place.Where));
        var nothing = LogUser.Run(place, "nothing");
        var least = (LogUser.Run(place, "least") - nothing) / (double)MegaByte;
        foreach (var use in s_uses)
        {
            var above = (LogUser.Run(place, use) - nothing) / (double)MegaByte;
            report.AtMost(string.Create(CultureInfo.InvariantCulture, $"{place.Kind}: {use}, log of {entries}: MB above an empty process"), above, Math.Max(20, 1.15 * least), string.Create(CultureInfo.InvariantCulture, $"the least {least:0.0}"));
        }

        var ratio = LogUser.Run(place, "load") / 1000.0;
        report.AtMost(string.Create(CultureInfo.InvariantCulture, $"{place.Kind}: loading {entries} entries, bytes allocated / bytes of the objects"), ratio, 2.2);
    }

    private static void Fill(TailPlace place, int entries)
    {
        using var store = (IDisposable)place.Open();
        var chats = (ITailChatStore)store;
        chats.Create(new TailChat { Id = LogUser.Key });
        var content = new string('x', 160);
        for (var first = 0; first < entries; first += AtOnce)
        {
            chats.AppendMessages(LogUser.Key, [.. Enumerable.Range(first, Math.Min(AtOnce, entries - first)).Select(_ => new TailMessage("Agent-7", content))]);
        }
    }
}
