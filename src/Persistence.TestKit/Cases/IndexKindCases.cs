using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>An index of each kind but times.</summary>
internal static class IndexKindCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Index, IntegersSortByValue),
        new(Contract.Index, NullableNumbersSortByValueAndNullIsLeftOut),
        new(Contract.Index, FractionsSortByValue),
        new(Contract.Index, GuidsAndTruthValuesAreFound),
        new(Contract.Index, NullableEnumsAreFound),
        new(Contract.Index, TheEdgesOfARangeOfNumbers),
        new(Contract.Index, WhatCannotBeStoredIsNotFound),
        new(Contract.Index, WhatCannotBeStoredIsNotFoundInACollection),
        new(Contract.Index, NullIsNotLookedFor),
    ];

    private static void NullIsNotLookedFor(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        Check.Throws<ArgumentNullException>(() => store.FindByParticipants(null!));
    }

    private static void IntegersSortByValue(CaseContext context)
    {
        int[] values = [100, -5, 9, int.MinValue, 10, 0, int.MaxValue, -50];
        var store = Measurements.Fill(context, values, (measurement, value) => measurement.Progress = value);
        Check.Sequence(Measurements.Sorted(values, value => value < int.MaxValue), store.FindByProgressBetween(int.MinValue, int.MaxValue));
        Check.Sequence(Measurements.Sorted(values, value => value is >= -5 and < 10), store.FindByProgressBetween(-5, 10));
        Check.Sequence(Measurements.Sorted(values, value => value == -50), store.FindByProgress(-50));
    }

    private static void NullableNumbersSortByValueAndNullIsLeftOut(CaseContext context)
    {
        long?[] values = [5, null, -5, long.MinValue, null, long.MaxValue, 0];
        var store = Measurements.Fill(context, values, (measurement, value) => measurement.Duration = value);
        Check.Sequence(Measurements.Sorted(values, value => value is not null and < long.MaxValue), store.FindByDurationBetween(long.MinValue, long.MaxValue));
        Check.Sequence(Measurements.Sorted(values, value => value == long.MaxValue), store.FindByDuration(long.MaxValue));
    }

    private static void FractionsSortByValue(CaseContext context)
    {
        double[] values = [0.5, -0.5, 1e-300, -1e300, 0.1 + 0.2, 0.3, double.MaxValue, double.Epsilon, -double.Epsilon];
        var store = Measurements.Fill(context, values, (measurement, value) => measurement.Score = value);
        Check.Sequence(Measurements.Sorted(values, value => value < double.MaxValue), store.FindByScoreBetween(double.MinValue, double.MaxValue));
        Check.Sequence(Measurements.Sorted(values, value => value == 0.3), store.FindByScore(0.3));
        Check.Sequence(Measurements.Sorted(values, value => value == 0.1 + 0.2), store.FindByScore(0.1 + 0.2));
        var zero = store.Load(0);
        zero.Score = -0.0;
        store.Save(zero);
        Check.Sequence([0], store.FindByScore(0.0));
    }

    private static void GuidsAndTruthValuesAreFound(CaseContext context)
    {
        Guid[] values = [Guid.NewGuid(), Guid.Empty, Guid.NewGuid()];
        var store = Measurements.Fill(context, values, (measurement, value) =>
        {
            measurement.Source = value;
            measurement.IsFinal = value == Guid.Empty;
        });
        Check.Sequence([2], store.FindBySource(values[2]));
        Check.Sequence([1], store.FindBySource(Guid.Empty));
        Check.Sequence([], store.FindBySource(Guid.NewGuid()));
        Check.Sequence([1], store.FindByIsFinal(true));
        Check.Sequence([0, 2], store.FindByIsFinal(false));
    }

    private static void NullableEnumsAreFound(CaseContext context)
    {
        var store = context.Open<IWorkflowRunStore>();
        store.Create(new WorkflowRun { RunId = "none" });
        store.Create(new WorkflowRun { RunId = "active", State = SessionStatus.Active });
        store.Create(new WorkflowRun { RunId = "odd", State = (SessionStatus)(-3) });
        Check.Sequence(["active"], store.FindByState(SessionStatus.Active));
        Check.Sequence(["odd"], store.FindByState((SessionStatus)(-3)));
    }

    private static void TheEdgesOfARangeOfNumbers(CaseContext context)
    {
        int[] values = [1, 2, 2, 3];
        var store = Measurements.Fill(context, values, (measurement, value) => measurement.Progress = value);
        Check.Sequence([0, 1, 2], store.FindByProgressBetween(1, 3));
        Check.Sequence([1, 2], store.FindByProgressBetween(2, 3));
        Check.Sequence([], store.FindByProgressBetween(2, 2));
        Check.Throws<ArgumentException>(() => store.FindByProgressBetween(3, 1));
        Check.Sequence([0, 1], store.FindByProgressBetween(0, 9, 2));
        Check.Sequence([1], store.FindByProgress(2, 1));
        store.Delete(1);
        Check.Sequence([2], store.FindByProgress(2));
    }

    private static void WhatCannotBeStoredIsNotFound(CaseContext context)
    {
        double[] values = [0.5, double.MaxValue, double.MinValue];
        var store = Measurements.Fill(context, values, (measurement, value) =>
        {
            measurement.Score = value;
            measurement.Label = "\ufffd";
        });
        foreach (var score in (double[])[double.NaN, double.NegativeInfinity, double.PositiveInfinity])
        {
            Check.Sequence([], store.FindByScore(score));
        }

        Check.Sequence(Measurements.Sorted(values, _ => true), store.FindByScoreBetween(double.NegativeInfinity, double.PositiveInfinity));
        Check.Sequence(Measurements.Sorted(values, value => value < 1), store.FindByScoreBetween(double.NaN, 1));
        Check.Throws<ArgumentException>(() => store.FindByScoreBetween(0, double.NaN));
        Check.Sequence([], store.FindByLabel("\ud800"));
        Check.Sequence([0, 1, 2], store.FindByLabel("\ufffd"));
    }

    private static void WhatCannotBeStoredIsNotFoundInACollection(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        var chat = Samples.Chat("c");
        chat.Participants.AddRange(["", "\ufffd", "\ufffd\ufffd\ufffd", "a\ufffd"]);
        store.Create(chat);
        foreach (var half in (string[])["\ud800", "\udc00", "a\ud800", "\udc00\ud800"])
        {
            Check.Sequence([], store.FindByParticipants(half));
        }

        Check.Sequence(["c"], store.FindByParticipants("\ufffd"));
        chat.Participants.Add("a\ud800");
        var error = Check.Throws<SessionValidationException>(() => store.Save(chat));
        Check.Sequence(["Participants[6]"], error.Failures.Select(static failure => failure.Member));
        Check.Sequence([], store.FindByParticipants("a\ud800"));
        Check.Sequence(["c"], store.FindByParticipants("a\ufffd"));
    }
}
