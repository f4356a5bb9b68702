using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Entries with ids.</summary>
internal static class IdempotencyCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Idempotent, ARepeatedAppendStoresNothing),
        new(Contract.Idempotent, AnIdTwiceInOneCallIsStoredOnce),
        new(Contract.Idempotent, OnlyTheNewOnesOfACallAreStored),
        new(Contract.Idempotent, ASaveStoresNoIdThatTheLogHolds),
        new(Contract.Idempotent, ACreateStoresAnIdOnce),
        new(Contract.Idempotent, TheFirstEntryOfAnIdStays),
        new(Contract.Idempotent, IdsAreComparedExactly),
        new(Contract.Idempotent, IdsMayBeNumbers),
        new(Contract.Idempotent, IdsBelongToOneLogOfOneSession),
        new(Contract.Idempotent, IdsAreRememberedAcrossManyEntriesAndAReopen),
    ];

    private static void ARepeatedAppendStoresNothing(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        Check.Equal(2L, store.AppendMessages("c", Samples.Messages(1, 2)));
        Check.Equal(2L, store.AppendMessages("c", Samples.Messages(1, 2)));
        Check.Equal(2L, context.Open<IMultichatSessionStore>().AppendMessages("c", Samples.Message(1)));
        Check.Sequence(Samples.Messages(1, 2), store.ReadMessages("c"));
    }

    private static void AnIdTwiceInOneCallIsStoredOnce(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        Check.Equal(2L, store.AppendMessages("c", Samples.Message(1), Samples.Message(2), Samples.Message(1)));
        Check.Sequence(Samples.Ids(1, 2), Samples.Ids(store.ReadMessages("c")));
    }

    private static void OnlyTheNewOnesOfACallAreStored(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 2));
        Check.Equal(4L, store.AppendMessages("c", Samples.Message(3), Samples.Message(1), Samples.Message(4), Samples.Message(2)));
        Check.Sequence(Samples.Ids(1, 4), Samples.Ids(store.ReadMessages("c")));
    }

    private static void ASaveStoresNoIdThatTheLogHolds(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 1));
        var chat = store.Load("c");
        store.AppendMessages("c", Samples.Message(2));
        chat.Topic = "changed";
        chat.Messages.AddRange([Samples.Message(2), Samples.Message(3)]);
        store.Save(chat);
        Check.Sequence(Samples.Ids(1, 3), Samples.Ids(store.ReadMessages("c")));
        chat.Messages.Add(Samples.Message(4));
        store.Save(chat);
        Check.Sequence(Samples.Ids(1, 4), Samples.Ids(store.ReadMessages("c")));
        Check.Equal("changed", store.Load("c").Topic);
    }

    private static void ACreateStoresAnIdOnce(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        var chat = Samples.Chat("c", messages: 2);
        chat.Messages.Add(Samples.Message(1));
        store.Create(chat);
        Check.Sequence(Samples.Ids(1, 2), Samples.Ids(store.Load("c").Messages));
        chat.Messages.Add(Samples.Message(3));
        store.Save(chat);
        Check.Sequence(Samples.Ids(1, 3), Samples.Ids(store.ReadMessages("c")));
    }

    private static void TheFirstEntryOfAnIdStays(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 1));
        store.AppendMessages("c", Samples.Message(1) with { Content = "other content" });
        Check.Sequence(Samples.Messages(1, 1), store.ReadMessages("c"));
    }

    private static void IdsAreComparedExactly(CaseContext context)
    {
        string[] ids = ["id", "ID", "id ", "i\u0301d", "íd", "íd", "1", "01", " ", "'", "\"", "\\", "\n", "id\0", "id\0a", "*", "😀"];
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        var distinct = ids.Distinct(StringComparer.Ordinal).ToList();
        foreach (var id in ids.Concat(ids))
        {
            store.AppendMessages("c", Samples.Message(1) with { Id = id });
        }

        Check.Sequence(distinct, Samples.Ids(store.ReadMessages("c")));
    }

    private static void IdsMayBeNumbers(CaseContext context)
    {
        var store = context.Open<IAgentPresenceStore>();
        store.Create(new AgentPresence { Agent = "a", Heartbeats = [new(1, 0.5)] });
        Check.Equal(2L, store.AppendHeartbeats("a", new Heartbeat(1, 0.7), new Heartbeat(-1, 0.1)));
        Check.Sequence([new Heartbeat(1, 0.5), new Heartbeat(-1, 0.1)], store.ReadHeartbeats("a"));
    }

    private static void IdsBelongToOneLogOfOneSession(CaseContext context)
    {
        var chats = context.Open<IMultichatSessionStore>();
        var runs = context.Open<IWorkflowRunStore>();
        chats.Create(Samples.Chat("a"));
        chats.Create(Samples.Chat("b"));
        runs.Create(new WorkflowRun { RunId = "a" });
        Check.Equal(1L, chats.AppendMessages("a", Samples.Message(1)));
        Check.Equal(1L, chats.AppendMessages("b", Samples.Message(1)));
        Check.Equal(1L, runs.AppendMessages("a", Samples.Message(1)));
    }

    private static void IdsAreRememberedAcrossManyEntriesAndAReopen(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        for (var first = 1; first <= 200; first += 20)
        {
            store.AppendMessages("c", Samples.Messages(first, 20));
            store.Save(store.Load("c", SessionLoad.HeaderOnly));
        }

        context.CloseAll();
        store = context.Open<IMultichatSessionStore>();
        Check.Equal(200L, store.AppendMessages("c", Samples.Message(1), Samples.Message(100), Samples.Message(200)));
        Check.Equal(201L, store.AppendMessages("c", Samples.Messages(195, 7)));
        Check.Sequence(Samples.Ids(1, 201), Samples.Ids(store.ReadMessages("c")));
    }
}
