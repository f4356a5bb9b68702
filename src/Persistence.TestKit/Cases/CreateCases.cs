using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Create.</summary>
internal static class CreateCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Create, CreateStoresHeaderAndEntries),
        new(Contract.Create, CreateRefusesATakenKey),
        new(Contract.Create, CreateOfADeletedSessionStoresAllItsEntriesAgain),
        new(Contract.Create, ARefusedCreateLeavesTheObjectNew),
        new(Contract.Create, CreateOfACopyFromAnotherPlaceStoresAllOfIt),
        new(Contract.Create, CreateForgetsWhatTheObjectKnewBefore),
        new(Contract.Create, CreateMakesTheObjectSavable),
        new(Contract.Create, CreateRefusesNull),
        new(Contract.FirstSave, SaveOfANewSessionCreatesIt),
        new(Contract.FirstSave, SaveOfANewSessionRefusesATakenKey),
    ];

    private static void CreateStoresHeaderAndEntries(CaseContext context)
    {
        var chat = Samples.Chat("c", messages: 3);
        context.Open<IMultichatSessionStore>().Create(chat);
        var found = Check.Found(context.Open<IMultichatSessionStore>().Find("c"));
        Samples.CheckHeader(chat, found);
        Check.Sequence(chat.Messages, found.Messages);
        Check.Equal(1L, Samples.Version(found));
    }

    private static void CreateRefusesATakenKey(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 1));
        var second = Samples.Chat("c", messages: 2);
        second.Topic = "another";
        second.Status = SessionStatus.Ended;
        var error = Check.Throws<SessionExistsException>(() => store.Create(second));
        Check.Equal("c", error.SessionKey);
        Check.Equal("Persistence", store.Load("c").Topic);
        Check.Sequence(Samples.Ids(1, 1), Samples.Ids(store.ReadMessages("c")));
        Check.Sequence([], store.FindByStatus(SessionStatus.Ended));
    }

    private static void CreateOfADeletedSessionStoresAllItsEntriesAgain(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 3));
        var loaded = store.Load("c");
        store.Delete("c");
        store.Create(loaded);
        Check.Sequence(Samples.Ids(1, 3), Samples.Ids(store.ReadMessages("c")));
        Check.Equal(1L, Samples.Version(store.Load("c")));
    }

    private static void ARefusedCreateLeavesTheObjectNew(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        var second = Samples.Chat("c", messages: 2);
        Check.Throws<SessionExistsException>(() => store.Create(second));
        store.Delete("c");
        store.Save(second);
        Check.Equal(2L, store.CountMessages("c"));
    }

    private static void CreateOfACopyFromAnotherPlaceStoresAllOfIt(CaseContext context)
    {
        // As a migration does: what the object remembers of the store it came from means nothing here.
        using var memory = new MultichatSessionInMemoryStore();
        memory.Create(Samples.Chat("c", messages: 4));
        memory.Save(memory.Load("c"));
        var store = context.Open<IMultichatSessionStore>();
        store.Create(memory.Load("c"));
        Check.Sequence(Samples.Ids(1, 4), Samples.Ids(store.ReadMessages("c")));
        Check.Equal(1L, Samples.Version(store.Load("c")));
    }

    private static void CreateForgetsWhatTheObjectKnewBefore(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 3));
        var chat = store.Load("c");
        store.Delete("c");
        chat.Messages.Reverse();
        store.Create(chat);
        chat.Messages.Add(Samples.Message(4));
        store.Save(chat);
        Check.Sequence(["m3", "m2", "m1", "m4"], Samples.Ids(store.ReadMessages("c")));
    }

    private static void CreateMakesTheObjectSavable(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        var chat = Samples.Chat("c", messages: 1);
        store.Create(chat);
        chat.Topic = "changed";
        chat.Messages.Add(Samples.Message(2));
        store.Save(chat);
        var found = store.Load("c");
        Check.Equal("changed", found.Topic);
        Check.Sequence(Samples.Ids(1, 2), Samples.Ids(found.Messages));
        Check.Equal(2L, Samples.Version(found));
    }

    private static void CreateRefusesNull(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        Check.Throws<ArgumentNullException>(() => store.Create(null!));
        Check.Throws<ArgumentNullException>(() => store.Save(null!));
    }

    private static void SaveOfANewSessionCreatesIt(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        var chat = Samples.Chat("c", messages: 2);
        store.Save(chat);
        Samples.CheckHeader(chat, store.Load("c"));
        Check.Equal(2L, store.CountMessages("c"));
    }

    private static void SaveOfANewSessionRefusesATakenKey(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Save(Samples.Chat("c"));
        Check.Throws<SessionExistsException>(() => store.Save(Samples.Chat("c", messages: 1)));
        Check.Equal(0L, store.CountMessages("c"));
    }
}
