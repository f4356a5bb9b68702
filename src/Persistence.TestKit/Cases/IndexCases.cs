using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Indexes of the chat: an enum, a collection, an instant.</summary>
internal static class IndexCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Index, FindByGivesTheKeysAscending),
        new(Contract.Index, TheIndexFollowsEverySave),
        new(Contract.Index, EachElementOfACollectionIsFound),
        new(Contract.Index, InstantsAreEqualAcrossOffsets),
        new(Contract.Index, ARangeIsAscendingByValueThenKey),
        new(Contract.Index, ALimitCutsAtTheEnd),
        new(Contract.Index, NullIsNotIndexed),
        new(Contract.Index, TextIsComparedExactly),
        new(Contract.Index, ManyHitsComeCompleteAndInOrder),
    ];

    private static void FindByGivesTheKeysAscending(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        foreach (var key in (string[])["d", "a", "c", "b"])
        {
            var chat = Samples.Chat(key);
            chat.Status = key == "c" ? SessionStatus.Ended : SessionStatus.Active;
            store.Create(chat);
        }

        Check.Sequence(["a", "b", "d"], store.FindByStatus(SessionStatus.Active));
        Check.Sequence(["c"], store.FindByStatus(SessionStatus.Ended));
        Check.Sequence([], store.FindByStatus((SessionStatus)7));
    }

    private static void TheIndexFollowsEverySave(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        var chat = Samples.Chat("c");
        store.Create(chat);
        chat.Status = SessionStatus.Ended;
        chat.Participants.Remove("Agent-4");
        chat.Participants.Add("Agent-8");
        chat.LastActivity = Samples.Moment.AddDays(1);
        store.Save(chat);
        Check.Sequence([], store.FindByStatus(SessionStatus.Active));
        Check.Sequence(["c"], store.FindByStatus(SessionStatus.Ended));
        Check.Sequence([], store.FindByParticipants("Agent-4"));
        Check.Sequence(["c"], store.FindByParticipants("Agent-8"));
        Check.Sequence([], store.FindByLastActivity(Samples.Moment));
        Check.Sequence(["c"], store.FindByLastActivity(Samples.Moment.AddDays(1)));
        chat.Status = SessionStatus.Active;
        store.Save(chat);
        Check.Sequence(["c"], context.Open<IMultichatSessionStore>().FindByStatus(SessionStatus.Active));
    }

    private static void EachElementOfACollectionIsFound(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        Create(store, "a", "x", "y", "x");
        Create(store, "b", "y", "");
        Create(store, "c");
        Check.Sequence(["a"], store.FindByParticipants("x"));
        Check.Sequence(["a", "b"], store.FindByParticipants("y"));
        Check.Sequence(["b"], store.FindByParticipants(""));
        Check.Sequence([], store.FindByParticipants("z"));
        Check.Sequence(["a"], store.FindByParticipants("y", 1));
    }

    private static void Create(IMultichatSessionStore store, string key, params string[] participants)
    {
        var chat = Samples.Chat(key);
        chat.Participants.Clear();
        chat.Participants.AddRange(participants);
        store.Create(chat);
    }

    private static void InstantsAreEqualAcrossOffsets(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        var instant = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        int[] hours = [0, 2, -9, 14];
        foreach (var hour in hours)
        {
            var chat = Samples.Chat($"h{hour}");
            chat.LastActivity = instant.ToOffset(TimeSpan.FromHours(hour));
            store.Create(chat);
        }

        Check.Sequence(["h-9", "h0", "h14", "h2"], store.FindByLastActivity(instant.ToOffset(TimeSpan.FromHours(5))));
        Check.True(store.Load("h-9").LastActivity.Offset == TimeSpan.FromHours(-9), "the offset is kept");
    }

    private static void ARangeIsAscendingByValueThenKey(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        foreach (var (key, minutes) in (IEnumerable<(string, int)>)[("late", 30), ("b", 10), ("a", 10), ("early", -30), ("end", 60)])
        {
            var chat = Samples.Chat(key);
            chat.LastActivity = Samples.Moment.AddMinutes(minutes).ToOffset(TimeSpan.FromHours(minutes % 7));
            store.Create(chat);
        }

        Check.Sequence(["early", "a", "b", "late"], store.FindByLastActivityBetween(Samples.Moment.AddMinutes(-30), Samples.Moment.AddMinutes(60)));
        Check.Sequence(["a", "b", "late"], store.FindByLastActivityBetween(Samples.Moment, Samples.Moment.AddMinutes(30).AddTicks(1)));
        Check.Sequence(["early", "a"], store.FindByLastActivityBetween(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 2));
        Check.Sequence([], store.FindByLastActivityBetween(Samples.Moment, Samples.Moment));
        var reversed = Check.Throws<ArgumentException>(() => store.FindByLastActivityBetween(Samples.Moment.AddDays(1), Samples.Moment));
        Check.True(reversed.Message.StartsWith("The range ends before it begins", StringComparison.Ordinal), reversed.Message);
    }

    private static void ALimitCutsAtTheEnd(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        foreach (var key in (string[])["c", "a", "b"])
        {
            store.Create(Samples.Chat(key));
        }

        Check.Sequence(["a", "b"], store.FindByStatus(SessionStatus.Active, 2));
        Check.Sequence([], store.FindByStatus(SessionStatus.Active, 0));
        Check.Sequence(["a", "b", "c"], store.FindByStatus(SessionStatus.Active, 99));
    }

    private static void NullIsNotIndexed(CaseContext context)
    {
        var store = context.Open<ITeamTaskStore>();
        store.Create(new TeamTask { Team = "t", Number = 1 });
        store.Create(new TeamTask { Team = "t", Number = 2, Assignee = "" });
        Check.Sequence([("t", 2L)], store.FindByAssignee(""));
        var task = store.Load(("t", 1));
        task.Assignee = "Agent-7";
        store.Save(task);
        Check.Sequence([("t", 1L)], store.FindByAssignee("Agent-7"));
        task.Assignee = null;
        store.Save(task);
        Check.Sequence([], store.FindByAssignee("Agent-7"));
    }

    private static void TextIsComparedExactly(CaseContext context)
    {
        string[] values = ["a", "A", "a ", "%", "_", "*", "'; drop table \"x\"; --", "\"", "\\", "a\0b", "a\0", "é", "e\u0301", "😀", "\n", "[", "{tag}"];
        var store = context.Open<ITeamTaskStore>();
        for (var number = 0; number < values.Length; number++)
        {
            store.Create(new TeamTask { Team = "t", Number = number, Assignee = values[number] });
        }

        for (var number = 0; number < values.Length; number++)
        {
            Check.Sequence([("t", (long)number)], store.FindByAssignee(values[number]));
        }
    }

    private static void ManyHitsComeCompleteAndInOrder(CaseContext context)
    {
        var store = context.Open<IMeasurementStore>();
        Parallel.For(0, 250, new ParallelOptions { MaxDegreeOfParallelism = 4 }, number =>
            store.Create(new Measurement { Id = number, Progress = number % 5, IsFinal = number % 2 == 0 }));
        Check.Sequence(Enumerable.Range(0, 125).Select(number => number * 2), store.FindByIsFinal(true));
        Check.Sequence(
            Enumerable.Range(0, 250).OrderBy(number => number % 5).ThenBy(number => number),
            store.FindByProgressBetween(0, 5));
        Check.Sequence(Enumerable.Range(0, 10).Select(number => number * 5), store.FindByProgressBetween(0, 5, 10));
    }
}
