using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Data that another version of the class stored and this one cannot take.</summary>
internal static class UnfitCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Unfit, WhatTheClassDoesNotTakeIsNoDamage),
        new(Contract.Unfit, EntriesThatTheLogDoesNotTakeAreNoDamage),
    ];

    private const string Advice = "The data is whole; change the member so that it takes the value, or convert the data.";

    private static void WhatTheClassDoesNotTakeIsNoDamage(CaseContext context)
    {
        GaugeV1[] stored =
        [
            new() { Id = "count", Count = 100_000 },
            new() { Id = "limits", Limits = new() { ["a"] = 1, ["b"] = 256 } },
            new() { Id = "source", Source = "a text" },
        ];
        foreach (var gauge in stored)
        {
            context.Open<IGaugeV1Store>().Create(gauge);
        }

        context.CloseAll();
        var store = context.Open<IGaugeV2Store>();
        string[] problems =
        [
            "member 'Count' holds 100000, but a number of type Int16 was expected",
            "member 'Limits.B' holds 256, but a number of type Byte was expected",
            "member 'Source' holds \"a text\", but a Guid was expected",
        ];
        foreach (var (gauge, problem) in stored.Zip(problems))
        {
            CheckThrows(gauge.Id, problem, () => store.Load(gauge.Id));
            CheckThrows(gauge.Id, problem, () => store.Find(gauge.Id, SessionLoad.HeaderOnly));
        }

        Check.Sequence(["count", "limits", "source"], store.Keys());
        Check.Sequence(["count", "limits", "source"], store.Verify().Findings.Select(static finding => finding.SessionKey!).Order(StringComparer.Ordinal));
        context.CloseAll();
        Check.Equal(100_000, context.Open<IGaugeV1Store>().Load("count").Count);
    }

    private static void EntriesThatTheLogDoesNotTakeAreNoDamage(CaseContext context)
    {
        context.Open<IGaugeV1Store>().Create(new GaugeV1 { Id = "g", Readings = [new(1), new(1000), new(2)] });
        context.CloseAll();
        var store = context.Open<IGaugeV2Store>();
        const string problem = "an entry of log 'readings': member 'Value' holds 1000, but a number of type SByte was expected";
        CheckThrows("g", problem, () => store.Load("g"));
        CheckThrows("g", problem, () => store.ReadReadings("g"));
        Check.Equal(0, store.Load("g", SessionLoad.HeaderOnly).Count);
        Check.Sequence([new NarrowReading(2)], store.ReadLastReadings("g", 1));
        Check.Equal(4L, store.AppendReadings("g", new NarrowReading(3)));
        Check.Equal(4L, store.CountReadings("g"));
        Check.Sequence(["g"], store.Verify().Findings.Select(static finding => finding.SessionKey!));
    }

    private static void CheckThrows(string key, string problem, Func<object?> read)
    {
        var error = Check.Throws<SessionSchemaException>(() => _ = read());
        Check.Equal(key, error.SessionKey);
        Check.Equal($"Session '{key}' in {error.Store} does not fit class GaugeV2: {problem}. {Advice}", error.Message);
    }
}
