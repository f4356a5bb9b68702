using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Delete.</summary>
internal static class DeleteCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Delete, DeleteRemovesHeaderLogsAndIndexEntries),
        new(Contract.Delete, DeleteOfAnAbsentSessionIsFalse),
        new(Contract.Delete, DeleteLeavesTheOthers),
        new(Contract.Delete, ASessionCreatedAfterADeleteStartsEmpty),
        new(Contract.Delete, DeleteFreesTheIdsOfEntries),
        new(Contract.Delete, DeleteReachesEveryLog),
    ];

    private static void DeleteRemovesHeaderLogsAndIndexEntries(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 3));
        Check.True(store.Delete("c"));
        Check.True(store.Find("c") is null);
        Check.True(!store.Exists("c"));
        Check.Equal(0L, store.Count());
        Check.Sequence([], store.Keys());
        Check.Sequence([], store.FindByStatus(SessionStatus.Active));
        Check.Sequence([], store.FindByParticipants("Agent-4"));
        Check.Sequence([], store.FindByLastActivityBetween(DateTimeOffset.MinValue, DateTimeOffset.MaxValue));
        Check.Throws<SessionNotFoundException>(() => store.ReadMessages("c"));
        Check.Throws<SessionNotFoundException>(() => store.AppendMessages("c", Samples.Message(4)));
    }

    private static void DeleteOfAnAbsentSessionIsFalse(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        Check.True(!store.Delete("absent"));
        store.Create(Samples.Chat("c"));
        Check.True(store.Delete("c"));
        Check.True(!store.Delete("c"));
    }

    private static void DeleteLeavesTheOthers(CaseContext context)
    {
        string[] neighbours = ["a", "ab", "a/b", "a*", "A", "a:b", "a%", "a_"];
        var store = context.Open<IMultichatSessionStore>();
        foreach (var key in neighbours)
        {
            store.Create(Samples.Chat(key, messages: 2));
        }

        foreach (var key in neighbours)
        {
            Check.True(store.Delete(key), $"Delete(\"{key}\")");
            foreach (var other in neighbours.SkipWhile(other => other != key).Skip(1))
            {
                Check.Equal(2L, store.CountMessages(other));
                Check.Equal(other, store.Load(other).SessionId);
            }
        }
    }

    private static void ASessionCreatedAfterADeleteStartsEmpty(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 3));
        store.Delete("c");
        store.Create(Samples.Chat("c"));
        Check.Sequence([], store.ReadMessages("c"));
        Check.Equal(1L, store.AppendMessages("c", Samples.Message(9)));
        Check.Equal(1L, Samples.Version(store.Load("c")));
    }

    private static void DeleteFreesTheIdsOfEntries(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 2));
        store.Delete("c");
        store.Create(Samples.Chat("c"));
        Check.Equal(2L, store.AppendMessages("c", Samples.Messages(1, 2)));
        Check.Sequence(Samples.Ids(1, 2), Samples.Ids(store.ReadMessages("c")));
    }

    private static void DeleteReachesEveryLog(CaseContext context)
    {
        var store = context.Open<IWorkflowRunStore>();
        store.Create(new WorkflowRun { RunId = "r", Messages = [Samples.Message(1)], Notes = ["n"], Durations = [1] });
        store.Delete("r");
        store.Create(new WorkflowRun { RunId = "r" });
        Check.Equal(0L, store.CountMessages("r") + store.CountNotes("r") + store.CountDurations("r"));
    }
}
