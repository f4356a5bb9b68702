using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Indexes of dates, times and durations.</summary>
internal static class IndexedTimeCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Index, DaysSortByValue),
        new(Contract.Index, NullableInstantsSortByValue),
        new(Contract.Index, ClockTimesSortByInstantWhateverTheirKind),
        new(Contract.Index, DurationsSortByValue),
        new(Contract.Index, IndexedTimesKeepTheirKindAndOffset),
    ];

    private static void DaysSortByValue(CaseContext context)
    {
        DateOnly[] values = [new(2026, 11, 23), new(2026, 2, 3), DateOnly.MinValue, DateOnly.MaxValue, new(999, 12, 31)];
        var store = Measurements.Fill(context, values, (measurement, value) => measurement.Day = value);
        Check.Sequence(Measurements.Sorted(values, value => value < DateOnly.MaxValue), store.FindByDayBetween(DateOnly.MinValue, DateOnly.MaxValue));
        Check.Sequence([1], store.FindByDay(new DateOnly(2026, 2, 3)));
    }

    private static void NullableInstantsSortByValue(CaseContext context)
    {
        DateTimeOffset?[] values = [Samples.Moment, null, Samples.Moment.AddTicks(1), Samples.Moment.ToOffset(TimeSpan.FromHours(-3)), DateTimeOffset.MinValue];
        var store = Measurements.Fill(context, values, (measurement, value) => measurement.MeasuredAt = value);
        Check.Sequence([4, 0, 3, 2], store.FindByMeasuredAtBetween(DateTimeOffset.MinValue, DateTimeOffset.MaxValue));
        Check.Sequence([0, 3], store.FindByMeasuredAt(Samples.Moment));
        Check.Sequence([0, 3], store.FindByMeasuredAtBetween(Samples.Moment, Samples.Moment.AddTicks(1)));
    }

    // A local time is an instant, which its zone gives; one of no kind counts as UTC. Holds in whatever zone the test runs.
    private static void ClockTimesSortByInstantWhateverTheirKind(CaseContext context)
    {
        var clock = new DateTime(2026, 3, 29, 2, 30, 0, DateTimeKind.Utc);
        DateTime[] forms = [DateTime.SpecifyKind(clock, DateTimeKind.Unspecified), clock, clock.ToLocalTime()];
        DateTime[] values = [clock.AddTicks(1), .. forms, DateTime.MinValue, DateTime.MaxValue];
        var store = Measurements.Fill(context, values, (measurement, value) => measurement.TakenAt = value);
        foreach (var asked in forms)
        {
            Check.Sequence([1, 2, 3], store.FindByTakenAt(asked));
            Check.Sequence([1, 2, 3, 0], store.FindByTakenAtBetween(asked, DateTime.MaxValue));
            Check.Sequence([4], store.FindByTakenAtBetween(DateTime.MinValue, asked));
            Check.Sequence([1, 2, 3], store.FindByTakenAtBetween(asked.AddTicks(-1), asked.AddTicks(1)));
        }

        foreach (var id in Enumerable.Range(0, values.Length))
        {
            Check.True(store.FindByTakenAt(store.Load(id).TakenAt).Contains(id), $"{id} is found by the value it has");
        }
    }

    private static void DurationsSortByValue(CaseContext context)
    {
        TimeSpan[] values = [TimeSpan.FromDays(10), TimeSpan.FromDays(-10), TimeSpan.FromDays(9), TimeSpan.Zero, TimeSpan.FromTicks(-1), TimeSpan.MinValue];
        var store = Measurements.Fill(context, values, (measurement, value) => measurement.Offset = value);
        Check.Sequence(Measurements.Sorted(values, _ => true), store.FindByOffsetBetween(TimeSpan.MinValue, TimeSpan.MaxValue));
        Check.Sequence(Measurements.Sorted(values, value => value < TimeSpan.Zero), store.FindByOffsetBetween(TimeSpan.MinValue, TimeSpan.Zero));
    }

    private static void IndexedTimesKeepTheirKindAndOffset(CaseContext context)
    {
        var clocks = Measurements.Fill(context, Texts.Clocks, (measurement, value) => measurement.TakenAt = value);
        for (var id = 0; id < Texts.Clocks.Length; id++)
        {
            var found = clocks.Load(id).TakenAt;
            Check.Equal((Texts.Clocks[id], Texts.Clocks[id].Kind), (found, found.Kind));
        }

        for (var id = 0; id < Texts.Instants.Length; id++)
        {
            var measurement = clocks.Load(id);
            measurement.MeasuredAt = Texts.Instants[id];
            clocks.Save(measurement);
            var found = clocks.Load(id).MeasuredAt;
            Check.True(found is { } instant && instant.EqualsExact(Texts.Instants[id]), $"{Texts.Instants[id]:O} came back as {found:O}");
        }
    }
}
