using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Append.</summary>
internal static class AppendCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Append, AppendLeavesTheVersionAndTheHeaderAlone),
        new(Contract.Append, AppendAndSaveDoNotDisturbEachOther),
        new(Contract.Append, AppendReturnsTheLastSequence),
        new(Contract.Append, AnAppendOfNothingReturnsTheLastSequence),
        new(Contract.NoOrphans, AppendToAnAbsentSessionFailsAndStoresNothing),
        new(Contract.AllOrNone, OneEntryThatMayNotBeStoredRefusesTheWholeCall),
        new(Contract.AtLeastOnce, EntriesWithoutIdsAreStoredEachTime),
        new(Contract.Append, LogsOfOneSessionAreIndependent),
        new(Contract.Append, AppendRefusesAKeyThatNoSessionCanHave),
    ];

    private static void AppendLeavesTheVersionAndTheHeaderAlone(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        store.AppendMessages("c", Samples.Messages(1, 2));
        var found = store.Load("c");
        Check.Equal(1L, Samples.Version(found));
        Samples.CheckHeader(Samples.Chat("c"), found);
        Check.Sequence(Samples.Messages(1, 2), found.Messages);
    }

    private static void AppendAndSaveDoNotDisturbEachOther(CaseContext context)
    {
        var saver = context.Open<IMultichatSessionStore>();
        var appender = context.Open<IMultichatSessionStore>();
        saver.Create(Samples.Chat("c"));
        var chat = saver.Load("c");
        appender.AppendMessages("c", Samples.Messages(1, 2));
        chat.Topic = "changed";
        chat.Messages.Add(Samples.Message(3));
        saver.Save(chat);
        appender.AppendMessages("c", Samples.Message(4));
        saver.Save(chat);
        var found = appender.Load("c");
        Check.Equal("changed", found.Topic);
        Check.Equal(3L, Samples.Version(found));
        Check.Sequence(Samples.Ids(1, 4), Samples.Ids(found.Messages));
    }

    private static void AppendReturnsTheLastSequence(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 1));
        Check.Equal(2L, store.AppendMessages("c", Samples.Message(2)));
        Check.Equal(5L, store.AppendMessages("c", Samples.Messages(3, 3)));
        Check.Equal(5L, store.CountMessages("c"));
    }

    private static void AnAppendOfNothingReturnsTheLastSequence(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        Check.Equal(0L, store.AppendMessages("c"));
        store.AppendMessages("c", Samples.Messages(1, 2));
        Check.Equal(2L, store.AppendMessages("c"));
        Check.Throws<SessionNotFoundException>(() => store.AppendMessages("absent"));
    }

    private static void AppendToAnAbsentSessionFailsAndStoresNothing(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        var error = Check.Throws<SessionNotFoundException>(() => store.AppendMessages("c", Samples.Message(1)));
        Check.Equal("c", error.SessionKey);
        Check.True(!store.Exists("c"));
        Check.Equal(0L, store.Count());
        store.Create(Samples.Chat("c"));
        Check.Sequence([], store.ReadMessages("c"));
        Check.Equal(1L, store.AppendMessages("c", Samples.Message(1)));
    }

    private static void OneEntryThatMayNotBeStoredRefusesTheWholeCall(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 1));
        var bad = Samples.Message(3) with { Content = "\ud800" };
        Check.Throws<SessionValidationException>(() => store.AppendMessages("c", Samples.Message(2), bad, Samples.Message(4)));
        Check.Throws<SessionValidationException>(() => store.AppendMessages("c", Samples.Message(2), null!));
        Check.Sequence(Samples.Ids(1, 1), Samples.Ids(store.ReadMessages("c")));
        Check.Equal(2L, store.AppendMessages("c", Samples.Message(2)));
    }

    private static void EntriesWithoutIdsAreStoredEachTime(CaseContext context)
    {
        var store = context.Open<IAgentRunStore>();
        var id = Guid.NewGuid();
        store.Create(new AgentRun { RunId = id });
        var step = new RunStep("a", 1);
        Check.Equal(1L, store.AppendSteps(id, step));
        Check.Equal(3L, store.AppendSteps(id, step, step));
        Check.Sequence([step, step, step], store.ReadSteps(id));
    }

    private static void LogsOfOneSessionAreIndependent(CaseContext context)
    {
        var store = context.Open<IWorkflowRunStore>();
        store.Create(new WorkflowRun { RunId = "r" });
        Check.Equal(2L, store.AppendNotes("r", "first", "second"));
        Check.Equal(1L, store.AppendMessages("r", Samples.Message(1)));
        Check.Equal(3L, store.AppendDurations("r", 30, long.MinValue, 10));
        Check.Equal(3L, store.AppendNotes("r", ""));
        Check.Sequence(["first", "second", ""], store.ReadNotes("r"));
        Check.Sequence([30L, long.MinValue, 10L], store.ReadDurations("r"));
        Check.Sequence(Samples.Ids(1, 1), Samples.Ids(store.ReadMessages("r")));
        var run = store.Load("r");
        run.Notes.Add("third");
        run.Durations.Add(5);
        store.Save(run);
        Check.Sequence(["first", "second", "", "third"], store.ReadNotes("r"));
        Check.Equal(4L, store.CountDurations("r"));
        Check.Equal(1L, store.CountMessages("r"));
    }

    private static void AppendRefusesAKeyThatNoSessionCanHave(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        Check.Throws<ArgumentException>(() => store.AppendMessages("", Samples.Message(1)));
        Check.Throws<ArgumentException>(() => store.AppendMessages(null!, Samples.Message(1)));
        Check.Throws<ArgumentException>(() => store.AppendMessages(new string('k', 513), Samples.Message(1)));
    }
}
