using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Pages of logs know where they stand.</summary>
internal static class LogPageCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Order, PagesKnowWhereTheyStand),
        new(Contract.Order, ReadBackwardsFromASequence),
    ];

    private static async Task PagesKnowWhereTheyStand(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 9));
        Check.Equal(10L, store.AppendMessages("c", Samples.Message(10)));
        Check.Equal((1L, 10L), Place(store.ReadMessages("c")));
        Check.Equal((4L, 5L), Place(store.ReadMessages("c", 3, 2)));
        Check.Equal((0L, 0L), Place(store.ReadMessages("c", 10)));
        Check.Equal((8L, 10L), Place(store.ReadLastMessages("c", 3)));
        Check.Equal((1L, 10L), Place(await store.ReadLastMessagesAsync("c", 99)));
        Check.Equal((0L, 0L), Place(store.ReadLastMessages("c", 0)));
        Check.Equal((6L, 7L), Place(await store.ReadMessagesAsync("c", 5, 2)));

        static (long, long) Place(LogPage<ChatMessage> page) => (page.FirstSequence, page.LastSequence);
    }

    private static async Task ReadBackwardsFromASequence(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 10));
        var page = store.ReadLastMessages("c", 4);
        Check.Sequence(Samples.Ids(7, 4), Samples.Ids(page));
        page = store.ReadMessagesBefore("c", page.FirstSequence, 4);
        Check.Sequence(Samples.Ids(3, 4), Samples.Ids(page));
        page = await store.ReadMessagesBeforeAsync("c", page.FirstSequence, 4);
        Check.Sequence(Samples.Ids(1, 2), Samples.Ids(page));
        Check.Equal(1L, page.FirstSequence);
        Check.Equal(0, store.ReadMessagesBefore("c", page.FirstSequence, 4).Count);
        Check.Equal(0, store.ReadMessagesBefore("c", 0, 4).Count);
        Check.Equal(0, store.ReadMessagesBefore("c", 5, 0).Count);
        Check.Sequence(Samples.Ids(8, 3), Samples.Ids(store.ReadMessagesBefore("c", long.MaxValue, 3)));
        Check.Sequence(Samples.Ids(10, 1), Samples.Ids(store.ReadMessagesBefore("c", 12, 1)));
        Check.Sequence(Samples.Ids(9, 2), Samples.Ids(store.ReadMessagesBefore("c", 12, 2)));
        Check.Sequence(Samples.Ids(1, 10), Samples.Ids(await store.ReadMessagesBeforeAsync("c", 11, int.MaxValue)));
        Check.Throws<SessionNotFoundException>(() => store.ReadMessagesBefore("absent", 5, 1));
        Check.Throws<ArgumentOutOfRangeException>(() => store.ReadMessagesBefore("c", -1, 1));
        Check.Throws<ArgumentOutOfRangeException>(() => store.ReadMessagesBefore("c", 1, -1));
    }
}
