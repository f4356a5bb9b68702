using System.Globalization;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>What a worker in some time zone does with indexed local times. Both transitions of Central Europe are among them.</summary>
internal static class LocalTimes
{
    private static readonly DateTime[] s_instants =
    [
        Utc(2026, 7, 1, 10), Utc(2026, 3, 29, 0), Utc(2026, 3, 29, 1), Utc(2026, 10, 25, 0), Utc(2026, 10, 25, 1), Utc(2026, 12, 31, 23), Utc(1969, 12, 31, 23),
    ];

    /// <summary>Stores the times, or looks for each by what it is loaded as, and writes what is found.</summary>
    public static void Run(IMeasurementStore store, bool isStoring, TextWriter output)
    {
        for (var id = 0; id < s_instants.Length && isStoring; id++)
        {
            store.Create(new Measurement { Id = id, TakenAt = s_instants[id].AddTicks(1234567).ToLocalTime() });
        }

        foreach (var id in Enumerable.Range(0, s_instants.Length))
        {
            var taken = store.Load(id).TakenAt;
            var range = store.FindByTakenAtBetween(taken.AddMinutes(-1), taken.AddTicks(1));
            output.WriteLine($"{id}: {string.Join(' ', store.FindByTakenAt(taken))} | {string.Join(' ', range)} | {string.Join(' ', store.FindByTakenAt(taken.ToUniversalTime()))}");
        }

        output.WriteLine(string.Join(' ', store.FindByTakenAtBetween(DateTime.MinValue, DateTime.MaxValue)));
        output.WriteLine(store.Verify().IsIntact ? "intact" : string.Create(CultureInfo.InvariantCulture, $"{string.Join("; ", store.Verify().Findings)}"));
    }

    private static DateTime Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 30, 0, DateTimeKind.Utc);
}
