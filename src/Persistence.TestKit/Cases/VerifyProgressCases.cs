using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>How far Verify has come, and its end when it is cancelled.</summary>
internal static class VerifyProgressCases
{
    // Several parts on every backend.
    private const int Many = 300;

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.VerifyProgress, VerifyReportsHowFarItHasCome),
        new(Contract.VerifyProgress, VerifyOfNothingReportsItsEnd),
        new(Contract.VerifyProgress, VerifyReportsFindingsSoFar),
        new(Contract.VerifyProgress, ACancelledVerifyLooksAtNoMore),
        new(Contract.VerifyProgress, WhatAProgressThrowsEndsVerify),
        new(Contract.VerifyProgress, VerifyReportsTheSameEachTime),
    ];

    private static async Task VerifyReportsHowFarItHasCome(CaseContext context)
    {
        var store = await Filled(context);
        var (blocking, awaited) = (new Reports(), new Reports());
        CheckReports(blocking, store.Verify(blocking));
        CheckReports(awaited, await store.VerifyAsync(awaited));
    }

    private static async Task VerifyOfNothingReportsItsEnd(CaseContext context)
    {
        var store = context.Open<IServerSettingStore>();
        var (blocking, awaited) = (new Reports(), new Reports());
        store.Verify(blocking);
        await store.VerifyAsync(awaited);
        Check.Sequence([new VerifyProgress(0, 0, 0)], blocking.All);
        Check.Sequence([new VerifyProgress(0, 0, 0)], awaited.All);
    }

    private static void VerifyReportsFindingsSoFar(CaseContext context)
    {
        var store = Damage.Cause(context);
        var reports = new Reports();
        var report = store.Verify(reports);
        Check.True(report.Findings.Count > 0, "Verify should find the damage");
        Check.Equal(report.Findings.Count, reports.All[^1].Findings);
    }

    private static async Task ACancelledVerifyLooksAtNoMore(CaseContext context)
    {
        var store = await Filled(context);
        using var source = new CancellationTokenSource();
        var reports = new Reports { Taken = source.Cancel };
        var thrown = await Check.ThrowsAsync<OperationCanceledException>(() => store.VerifyAsync(reports, source.Token).AsTask());
        Check.Equal(source.Token, thrown.CancellationToken);
        Check.Equal(1, reports.All.Count);
        Check.True(reports.All[0].Done < Many, $"{reports.All[0].Done} sessions were looked at before the first report");
        Check.Equal((long)Many, (await store.VerifyAsync(CancellationToken.None)).SessionsChecked);
        Check.Equal((long)Many, (await store.VerifyAsync(default)).SessionsChecked);
    }

    private static async Task WhatAProgressThrowsEndsVerify(CaseContext context)
    {
        var store = await Filled(context);
        var reports = new Reports { Taken = static () => throw new NotSupportedException("no progress") };
        Check.Throws<NotSupportedException>(() => store.Verify(reports));
        await Check.ThrowsAsync<NotSupportedException>(() => store.VerifyAsync(reports).AsTask());
        Check.Equal((long)Many, store.Verify().SessionsChecked);
    }

    private static async Task VerifyReportsTheSameEachTime(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        await Task.WhenAll(Enumerable.Range(0, Many).Select(number => store.CreateAsync(Samples.Chat($"k{number:D3}", messages: number % 3)).AsTask()));
        string[] damaged = ["k010", "k150", "k151", "k290"];
        foreach (var key in damaged)
        {
            // Damage to the last commit could pass for a write that was cut off.
            store.AppendMessages(key, Samples.Message(9));
        }

        context.CloseAll();
        Check.Possible(damaged.All(context.Environment.TryDamage), "the place offers no way to damage what it stores");
        store = context.Open<IMultichatSessionStore>();
        var first = store.Verify();
        Check.Equal((long)Many, first.SessionsChecked);
        Check.Sequence(damaged, first.Findings.Select(static finding => finding.SessionKey).OfType<string>().Distinct().Order(StringComparer.Ordinal));
        for (var time = 0; time < 3; time++)
        {
            Check.Sequence(first.Findings, store.Verify().Findings);
            Check.Sequence(first.Findings, (await store.VerifyAsync()).Findings);
        }
    }

    private static async Task<IServerSettingStore> Filled(CaseContext context)
    {
        var store = context.Open<IServerSettingStore>();
        await Task.WhenAll(Enumerable.Range(0, Many).Select(number => store.CreateAsync(new ServerSetting { Name = $"k{number:D3}" }).AsTask()));
        return store;
    }

    private static void CheckReports(Reports reports, IntegrityReport report)
    {
        Check.Equal((long)Many, report.SessionsChecked);
        Check.True(reports.All.Count > 2, $"there should be several reports, and not {reports.All.Count}");
        Check.Sequence(reports.All.Select(static one => one.Done).Order(), reports.All.Select(static one => one.Done));
        Check.True(reports.All.All(static one => one.Total is null or Many), "the total should be null or the number of sessions");
        Check.Equal(new VerifyProgress(Many, Many, 0), reports.All[^1]);
    }

    private sealed class Reports : IProgress<VerifyProgress>
    {
        public List<VerifyProgress> All { get; } = [];

        public Action? Taken { get; init; }

        public void Report(VerifyProgress value)
        {
            All.Add(value);
            Taken?.Invoke();
        }
    }
}
