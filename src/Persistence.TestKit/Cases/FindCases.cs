using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Find and Load.</summary>
internal static class FindCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Find, FindOfAnAbsentSessionIsNull),
        new(Contract.Find, FoundSessionsAreIndependentCopies),
        new(Contract.Find, TheStoredSessionIsIndependentOfTheObjectThatWasSaved),
        new(Contract.Load, LoadOfAnAbsentSessionFails),
        new(Contract.Partial, HeaderOnlyBringsNoEntries),
        new(Contract.Partial, LastEntriesBringsTheLast),
        new(Contract.Partial, ASaveAfterHeaderOnlyKeepsTheLogAndAddsToIt),
        new(Contract.Partial, ASaveAfterLastEntriesKeepsTheLogAndAddsToIt),
        new(Contract.Partial, PartialLoadsReachEveryLog),
    ];

    private static void FindOfAnAbsentSessionIsNull(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        Check.True(store.Find("absent") is null);
        store.Create(Samples.Chat("c"));
        Check.True(store.Find("absent") is null);
        Check.True(store.Find("absent", SessionLoad.HeaderOnly) is null);
    }

    private static void FoundSessionsAreIndependentCopies(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 1));
        var first = store.Load("c");
        var second = store.Load("c");
        first.Topic = "changed";
        first.Participants.Add("Agent-1");
        first.Context["phase"] = "termination";
        first.Messages.Clear();
        Samples.CheckHeader(Samples.Chat("c"), second);
        Check.Equal(1, second.Messages.Count);
        Samples.CheckHeader(Samples.Chat("c"), store.Load("c"));
    }

    private static void TheStoredSessionIsIndependentOfTheObjectThatWasSaved(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        var chat = Samples.Chat("c", messages: 1);
        store.Create(chat);
        chat.Topic = "changed";
        chat.Participants.Clear();
        chat.Context.Clear();
        chat.Messages.Add(Samples.Message(2));
        Samples.CheckHeader(Samples.Chat("c"), store.Load("c"));
        Check.Equal(1L, store.CountMessages("c"));
    }

    private static void LoadOfAnAbsentSessionFails(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        var error = Check.Throws<SessionNotFoundException>(() => store.Load("absent"));
        Check.Equal("absent", error.SessionKey);
        Check.Throws<SessionNotFoundException>(() => store.Load("absent", SessionLoad.LastEntries(2)));
    }

    private static void HeaderOnlyBringsNoEntries(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 3));
        var found = store.Load("c", SessionLoad.HeaderOnly);
        Samples.CheckHeader(Samples.Chat("c"), found);
        Check.Equal(0, found.Messages.Count);
        Check.Equal(3L, store.CountMessages("c"));
    }

    private static void LastEntriesBringsTheLast(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 2));
        store.AppendMessages("c", Samples.Messages(3, 3));
        Check.Sequence(Samples.Ids(4, 2), Samples.Ids(store.Load("c", SessionLoad.LastEntries(2)).Messages));
        Check.Sequence([], store.Load("c", SessionLoad.LastEntries(0)).Messages);
        Check.Sequence(Samples.Ids(1, 5), Samples.Ids(store.Load("c", SessionLoad.LastEntries(5)).Messages));
        Check.Sequence(Samples.Ids(1, 5), Samples.Ids(store.Load("c", SessionLoad.LastEntries(99)).Messages));
        Check.Sequence(Samples.Ids(1, 5), Samples.Ids(store.Load("c", SessionLoad.Full).Messages));
        Check.Sequence(Samples.Ids(1, 5), Samples.Ids(store.Load("c", SessionLoad.LastEntries(int.MaxValue)).Messages));
        Check.Throws<ArgumentOutOfRangeException>(() => SessionLoad.LastEntries(-1));
    }

    private static void ASaveAfterHeaderOnlyKeepsTheLogAndAddsToIt(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 3));
        var header = store.Load("c", SessionLoad.HeaderOnly);
        header.Topic = "changed";
        store.Save(header);
        Check.Sequence(Samples.Ids(1, 3), Samples.Ids(store.ReadMessages("c")));
        header.Messages.Add(Samples.Message(4));
        store.Save(header);
        Check.Sequence(Samples.Ids(1, 4), Samples.Ids(store.ReadMessages("c")));
        Check.Equal("changed", store.Load("c").Topic);
    }

    private static void ASaveAfterLastEntriesKeepsTheLogAndAddsToIt(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 5));
        var partial = store.Load("c", SessionLoad.LastEntries(2));
        partial.Messages.Add(Samples.Message(6));
        store.Save(partial);
        Check.Sequence(Samples.Ids(4, 3), Samples.Ids(partial.Messages));
        Check.Sequence(Samples.Ids(1, 6), Samples.Ids(store.ReadMessages("c")));
    }

    private static void PartialLoadsReachEveryLog(CaseContext context)
    {
        var store = context.Open<IWorkflowRunStore>();
        store.Create(new WorkflowRun { RunId = "r", Messages = [Samples.Message(1)], Notes = ["a", "b", "c"], Durations = [1, 2] });
        var found = store.Load("r", SessionLoad.LastEntries(2));
        Check.Equal(1, found.Messages.Count);
        Check.Sequence(["b", "c"], found.Notes);
        Check.Sequence([1L, 2L], found.Durations);
        var header = store.Load("r", SessionLoad.HeaderOnly);
        Check.Equal(0, header.Messages.Count + header.Notes.Count + header.Durations.Count);
    }
}
