using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Reading logs.</summary>
internal static class LogReadCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Order, ReadsAscendWhateverTheAppendsWere),
        new(Contract.Order, ReadAfterASequenceUpToALimit),
        new(Contract.Order, ReadTheLast),
        new(Contract.Order, ARaceOfAppendsLeavesNoGapAndNoTie),
        new(Contract.Order, PagesAddUpToTheLog),
        new(Contract.Order, ReadsOfAnAbsentSessionFail),
        new(Contract.Order, NegativeArgumentsAreRefused),
        new(Contract.Order, LargeEntriesAndManyInOneCall),
        new(Contract.Order, EntriesMayBeValuesAndStrings),
    ];

    private static void ReadsAscendWhateverTheAppendsWere(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 2));
        var next = 3;
        foreach (var size in (int[])[1, 5, 2, 1, 9])
        {
            // Times run backwards: the order is that of the appends and of nothing else.
            store.AppendMessages("c", [.. Samples.Messages(next, size).Select(message => message with { SentAt = Samples.Moment.AddDays(-int.Parse(message.Id.AsSpan(1), null)) })]);
            next += size;
            store.Save(store.Load("c", SessionLoad.HeaderOnly));
        }

        Check.Sequence(Samples.Ids(1, next - 1), Samples.Ids(store.ReadMessages("c")));
        Check.Sequence(Samples.Ids(1, next - 1), Samples.Ids(store.Load("c").Messages));
    }

    private static void ReadAfterASequenceUpToALimit(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 10));
        Check.Sequence(Samples.Ids(1, 10), Samples.Ids(store.ReadMessages("c", 0)));
        Check.Sequence(Samples.Ids(4, 7), Samples.Ids(store.ReadMessages("c", 3)));
        Check.Sequence(Samples.Ids(4, 2), Samples.Ids(store.ReadMessages("c", 3, 2)));
        Check.Sequence(Samples.Ids(1, 1), Samples.Ids(store.ReadMessages("c", limit: 1)));
        Check.Sequence([], store.ReadMessages("c", 3, 0));
        Check.Sequence(Samples.Ids(10, 1), Samples.Ids(store.ReadMessages("c", 9, 5)));
        Check.Sequence([], store.ReadMessages("c", 10));
        Check.Sequence([], store.ReadMessages("c", 11, 3));
        Check.Sequence([], store.ReadMessages("c", long.MaxValue));
    }

    private static void ReadTheLast(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        Check.Sequence([], store.ReadLastMessages("c", 3));
        store.AppendMessages("c", Samples.Messages(1, 10));
        Check.Sequence(Samples.Ids(8, 3), Samples.Ids(store.ReadLastMessages("c", 3)));
        Check.Sequence(Samples.Ids(10, 1), Samples.Ids(store.ReadLastMessages("c", 1)));
        Check.Sequence([], store.ReadLastMessages("c", 0));
        Check.Sequence(Samples.Ids(1, 10), Samples.Ids(store.ReadLastMessages("c", 10)));
        Check.Sequence(Samples.Ids(1, 10), Samples.Ids(store.ReadLastMessages("c", int.MaxValue)));
    }

    private static void ARaceOfAppendsLeavesNoGapAndNoTie(CaseContext context)
    {
        var stores = new[] { context.Open<IAgentRunStore>(), context.Open<IAgentRunStore>() };
        var id = Guid.NewGuid();
        stores[0].Create(new AgentRun { RunId = id });
        var sequences = new System.Collections.Concurrent.ConcurrentBag<long>();
        Parallel.For(0, 40, number => sequences.Add(stores[number % 2].AppendSteps(id, new RunStep("s", number)).Last));
        Check.Sequence(Enumerable.Range(1, 40).Select(number => (long)number), sequences.Order());
        Check.Sequence(Enumerable.Range(0, 40), stores[1].ReadSteps(id).Select(step => step.Attempt).Order());
    }

    private static void PagesAddUpToTheLog(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 23));
        var read = new List<ChatMessage>();
        LogPage<ChatMessage> page;
        do
        {
            page = store.ReadMessages("c", read.Count, 5);
            read.AddRange(page);
        }
        while (page.Count == 5);

        Check.Sequence(Samples.Messages(1, 23), read);
    }

    private static void ReadsOfAnAbsentSessionFail(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        Check.Throws<SessionNotFoundException>(() => store.ReadMessages("absent"));
        Check.Throws<SessionNotFoundException>(() => store.ReadMessages("absent", 0, 0));
        Check.Throws<SessionNotFoundException>(() => store.ReadLastMessages("absent", 1));
        Check.Throws<SessionNotFoundException>(() => store.CountMessages("absent"));
    }

    private static void NegativeArgumentsAreRefused(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 1));
        Check.Throws<ArgumentOutOfRangeException>(() => store.ReadMessages("c", -1));
        Check.Throws<ArgumentOutOfRangeException>(() => store.ReadMessages("c", 0, -1));
        Check.Throws<ArgumentOutOfRangeException>(() => store.ReadLastMessages("c", -1));
        Check.Throws<ArgumentOutOfRangeException>(() => store.FindByStatus(SessionStatus.Active, -1));
        Check.Throws<ArgumentOutOfRangeException>(() => store.FindByLastActivityBetween(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, -1));
    }

    private static void LargeEntriesAndManyInOneCall(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        var large = Samples.Message(1) with { Content = string.Concat(Enumerable.Repeat("中\"\\\n😀 ", 100_000)) };
        store.AppendMessages("c", large);
        Check.Equal(2001L, store.AppendMessages("c", Samples.Messages(2, 2000)));
        Check.Equal(large, store.ReadMessages("c", limit: 1)[0]);
        Check.Sequence(Samples.Messages(2, 2000), store.ReadMessages("c", 1));
        Check.Sequence(Samples.Messages(2000, 2), store.ReadLastMessages("c", 2));
    }

    private static void EntriesMayBeValuesAndStrings(CaseContext context)
    {
        var ledgers = context.Open<IAccountLedgerStore>();
        Booking[] bookings = [new(1.10m, new DateOnly(2026, 1, 2)), new(-0.00m, DateOnly.MinValue), new(decimal.MaxValue, DateOnly.MaxValue)];
        ledgers.Create(new AccountLedger { Account = "a", Bookings = [bookings[0]] });
        ledgers.AppendBookings("a", bookings.AsSpan(1));
        Check.Sequence(bookings, ledgers.ReadBookings("a"));
        var tasks = context.Open<ITeamTaskStore>();
        tasks.Create(new TeamTask { Team = "t", Number = 1, Remarks = ["", " "] });
        tasks.AppendRemarks(("t", 1), "null", "\"", "{}");
        Check.Sequence(["", " ", "null", "\"", "{}"], tasks.ReadRemarks(("t", 1)));
        Check.Throws<SessionValidationException>(() => tasks.AppendRemarks(("t", 1), "kept out", null!));
        Check.Equal(5L, tasks.CountRemarks(("t", 1)));
    }
}
