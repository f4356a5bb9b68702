using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Values survive exactly, or the call throws.</summary>
internal static class ValueCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Values, TimesKeepTheirKindAndOffset),
        new(Contract.Values, NumbersKeepEveryDigit),
        new(Contract.Values, EveryValidTextSurvives),
        new(Contract.Values, NullDiffersFromEmpty),
        new(Contract.Values, EntriesKeepTheirValues),
        new(Contract.Values, NestedObjectsSurvive),
        new(Contract.Values, AValueCanBeTakenBackToNull),
        new(Contract.Impossible, ALoneSurrogateIsRefusedWithItsMember),
        new(Contract.Impossible, NoNumberIsRefusedWithItsMember),
    ];

    private static void TimesKeepTheirKindAndOffset(CaseContext context)
    {
        var store = context.Open<IValueSheetStore>();
        foreach (var clock in Texts.Clocks)
        {
            var found = RoundTrip(store, sheet => sheet.Clock = clock);
            Check.Equal(clock, found.Clock);
            Check.Equal(clock.Kind, found.Clock.Kind);
        }

        foreach (var instant in Texts.Instants)
        {
            var found = RoundTrip(store, sheet => sheet.Instant = instant).Instant;
            Check.True(found.EqualsExact(instant), $"{instant:O} came back as {found:O}");
        }
    }

    private static void NumbersKeepEveryDigit(CaseContext context)
    {
        var store = context.Open<IValueSheetStore>();
        foreach (var amount in (decimal[])[0m, 0.00m, -0.10m, 1.0000000000000000000000000001m, decimal.MaxValue, decimal.MinValue, 79228162514264337593543950.335m])
        {
            Check.Sequence(decimal.GetBits(amount), decimal.GetBits(RoundTrip(store, sheet => sheet.Amount = amount).Amount), $"{amount}");
        }

        foreach (var ratio in (double[])[0.0, -0.0, 0.1 + 0.2, double.MaxValue, double.MinValue, double.Epsilon, 1e-310, 1e22, 123456789012345678, Math.PI])
        {
            Check.Equal(BitConverter.DoubleToInt64Bits(ratio), BitConverter.DoubleToInt64Bits(RoundTrip(store, sheet => sheet.Ratio = ratio).Ratio), $"{ratio:R}");
        }
    }

    private static void EveryValidTextSurvives(CaseContext context)
    {
        var store = context.Open<IValueSheetStore>();
        var found = RoundTrip(store, sheet =>
        {
            sheet.Words = [.. Texts.Valid];
            sheet.Counts = Texts.Valid.Distinct(StringComparer.Ordinal).ToDictionary(text => text, text => (int?)text.Length, StringComparer.Ordinal);
        });
        Check.Sequence(Texts.Valid, found.Words!);
        Check.Sequence(Texts.Valid.Distinct(StringComparer.Ordinal), found.Counts!.Keys);
        foreach (var text in Texts.Valid)
        {
            Check.Equal(text, RoundTrip(store, sheet => sheet.Text = text).Text);
        }

        store.AppendHistory("values", [.. Texts.Valid.Select(text => new ValueSet { Text = text })]);
        Check.Sequence(Texts.Valid, store.ReadHistory("values").Select(values => values.Text!));
    }

    private static void NullDiffersFromEmpty(CaseContext context)
    {
        var store = context.Open<IValueSheetStore>();
        var empty = RoundTrip(store, sheet => (sheet.Text, sheet.Words, sheet.Counts, sheet.Bytes) = ("", [], [], []));
        Check.Equal("", empty.Text);
        Check.Equal(0, Check.Found(empty.Words).Count + Check.Found(empty.Counts).Count + Check.Found(empty.Bytes).Length);
        var none = RoundTrip(store, sheet => (sheet.Text, sheet.Words, sheet.Counts, sheet.Bytes) = (null, null, null, null));
        Check.True(none is { Text: null, Words: null, Counts: null, Bytes: null }, "null comes back as null");
        var inside = RoundTrip(store, sheet => (sheet.Words, sheet.Counts) = ([null, "", null], new() { ["a"] = null, ["b"] = 0 }));
        Check.Sequence([null, "", null], inside.Words!);
        Check.Sequence([null, 0], inside.Counts!.Values);
    }

    private static void EntriesKeepTheirValues(CaseContext context)
    {
        var store = context.Open<IValueSheetStore>();
        ValueSet[] history = [new(), Texts.Lowest, Texts.Highest, .. Texts.Clocks.Select(clock => new ValueSet { Clock = clock })];
        store.Create(new ValueSheet { Name = "values", Values = Texts.Highest, History = [.. history[..1]] });
        store.AppendHistory("values", history.AsSpan(1));
        var found = store.Load("values");
        Check.Equal(Texts.Highest, found.Values);
        Check.Sequence(history, found.History);
        Check.Sequence(history.Select(values => values.Clock.Kind), store.ReadHistory("values").Select(values => values.Clock.Kind));
        Check.True(found.History[2].Instant!.Value.EqualsExact(Texts.Highest.Instant!.Value), "an entry keeps the offset");
    }

    private static void NestedObjectsSurvive(CaseContext context)
    {
        var store = context.Open<IWorkflowRunStore>();
        store.Create(new WorkflowRun
        {
            RunId = "r",
            Current = new() { Name = "build", Needs = ["a", "b"], Timeout = TimeSpan.FromSeconds(1.5) },
            Plan = [new() { Name = "" }, new() { Name = "test", Timeout = TimeSpan.MinValue }],
            Attempts = new() { [""] = [], ["a"] = [1, -1, int.MaxValue] },
        });
        var found = store.Load("r");
        Check.Equal("build", found.Current!.Name);
        Check.Sequence(["a", "b"], found.Current.Needs);
        Check.Equal(TimeSpan.FromSeconds(1.5), found.Current.Timeout);
        Check.Sequence([null, TimeSpan.MinValue], found.Plan.Select(step => step.Timeout));
        Check.Sequence(["", "a"], found.Attempts.Keys);
        Check.Sequence([1, -1, int.MaxValue], found.Attempts["a"]);
    }

    private static void AValueCanBeTakenBackToNull(CaseContext context)
    {
        var store = context.Open<IServerSettingStore>();
        var setting = new ServerSetting { Name = "s", Value = "v" };
        store.Create(setting);
        setting.Value = null;
        store.Save(setting);
        Check.Equal(null, store.Load("s").Value);
        setting.Value = "";
        store.Save(setting);
        Check.Equal("", store.Load("s").Value);
    }

    private static void ALoneSurrogateIsRefusedWithItsMember(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        var chat = Samples.Chat("c");
        (chat.Topic, chat.Participants[1], chat.Context["\udc00"]) = ("a\ud800", "\ud800b", "value");
        chat.Messages.Add(Samples.Message(1) with { Content = "x\udfff" });
        var error = Check.Throws<SessionValidationException>(() => store.Create(chat));
        var members = error.Failures.Select(failure => failure.Member).ToList();
        Check.Sequence(["Topic", "Participants[1]", "Messages[0].Content"], members.Where(member => !member.StartsWith("Context", StringComparison.OrdinalIgnoreCase)));
        Check.Equal(4, members.Count);
        Check.True(!store.Exists("c"));
        var settings = context.Open<IServerSettingStore>();
        Check.Throws<SessionValidationException>(() => settings.Create(new ServerSetting { Name = "s", Value = "\ud83d" }));
    }

    private static void NoNumberIsRefusedWithItsMember(CaseContext context)
    {
        var store = context.Open<IValueSheetStore>();
        foreach (var ratio in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity])
        {
            var error = Check.Throws<SessionValidationException>(() => store.Create(new ValueSheet { Name = "s", Ratio = ratio }));
            Check.Sequence(["Ratio"], error.Failures.Select(failure => failure.Member));
            error = Check.Throws<SessionValidationException>(() => store.Create(new ValueSheet { Name = "s", History = [new(), new() { Share = (float)ratio }] }));
            Check.Sequence(["History[1].Share"], error.Failures.Select(failure => failure.Member));
        }

        Check.Equal(0L, store.Count());
    }

    private static ValueSheet RoundTrip(IValueSheetStore store, Action<ValueSheet> set)
    {
        var sheet = store.Find("values") ?? new ValueSheet { Name = "values" };
        set(sheet);
        store.Save(sheet);
        return store.Load("values");
    }
}
