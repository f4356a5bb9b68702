using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Indexes over several members.</summary>
internal static class CompoundIndexCases
{
    private const string Name = "Assignee+Status+Due";

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.CompoundIndexes, ACompoundIndexAnswersConditionsAndOrder),
        new(Contract.CompoundIndexes, ACompoundIndexIsTakenForEqualValuesAndForOrder),
        new(Contract.CompoundIndexes, NullIsAValueOfACompoundIndex),
        new(Contract.CompoundIndexes, ValuesOfACompoundIndexStayApart),
        new(Contract.CompoundIndexes, ACompoundIndexFollowsEverySave),
        new(Contract.CompoundIndexes, SessionsStoredBeforeAreInACompoundIndex),
        new(Contract.CompoundIndexes, AnOlderProgramBesideHidesNoSession),
    ];

    private static async Task ACompoundIndexAnswersConditionsAndOrder(CaseContext context)
    {
        var store = context.Open<ISupportTicketStore>();
        var tickets = Tickets.Some(80).ToList();
        store.CreateMany(tickets).ThrowIfFailed();
        var open = store.Query().WhereAssignee("ada").WhereStatus(SessionStatus.Active);
        var expected = tickets.Where(static ticket => ticket is { Assignee: "ada", Status: SessionStatus.Active }).OrderBy(static ticket => ticket.Due).ThenBy(static ticket => ticket.Number).Select(Tickets.Key).ToList();
        Check.Equal(Name, open.OrderByDue().Take(5).Explain().Index);
        Check.Equal(Name, (await open.OrderByDue(descending: true).ExplainAsync()).Index);
        Check.Sequence(expected, open.OrderByDue().Keys());
        Check.Sequence(expected, Tickets.Pages(open.OrderByDue(), 3));
        Check.Sequence(expected.AsEnumerable().Reverse(), open.OrderByDue(descending: true).Keys());
        Check.Sequence(expected.AsEnumerable().Reverse(), Tickets.Pages(open.OrderByDue(descending: true), 3));
        Check.Equal((long)expected.Count, open.Count());
        var (from, to) = (Samples.Moment.AddHours(2), Samples.Moment.AddHours(6));
        var due = tickets.Where(ticket => ticket is { Assignee: "ada", Status: SessionStatus.Active } && ticket.Due >= from && ticket.Due < to).OrderBy(static ticket => ticket.Due).ThenBy(static ticket => ticket.Number).Select(Tickets.Key).ToList();
        Check.True(due.Count > 3, "some are due then");
        Check.Sequence(due, open.WhereDueBetween(from, to).OrderByDue().Keys());
        Check.Sequence(due, Tickets.Pages(open.WhereDueBetween(from, to).OrderByDue(), 2));
        Check.Sequence(due.AsEnumerable().Reverse(), Tickets.Pages(open.WhereDueBetween(from, to).OrderByDue(descending: true), 2));
        Check.Sequence(due.Order(), open.WhereDueBetween(from, to).Keys());
        Check.Sequence(due.Where(key => tickets.Single(ticket => Tickets.Key(ticket) == key).Tags.Contains("billing")), open.WhereDueBetween(from, to).WhereTagsContain("billing").OrderByDue().Keys());
        Check.Sequence(expected.Order(), Tickets.Pages(open, 4));
    }

    // All are of one assignee, and all of one status: no index of one member leaves fewer.
    private static async Task ACompoundIndexIsTakenForEqualValuesAndForOrder(CaseContext context)
    {
        var store = context.Open<ISupportTicketStore>();
        store.CreateMany(Enumerable.Range(0, 40).Select(static number => new SupportTicket { Tenant = "t", Number = number, Assignee = "ada", Due = Samples.Moment.AddHours(number * 7 % 40) })).ThrowIfFailed();
        var mine = store.Query().WhereAssignee("ada").WhereStatus(default);
        foreach (var plan in new[] { mine.Explain(), await mine.Take(3).ExplainAsync() })
        {
            // A database that plans by itself may take an index that has the order of the keys.
            Check.True(plan.Candidates is null || plan.Index == Name, $"equal values alone: {plan}");
        }

        Check.Equal(Name, mine.OrderByDue(descending: true).Take(3).Explain().Index, "an order without a range");
        Check.Sequence(Enumerable.Range(0, 40).Select(static number => (long)number), mine.Keys().Select(static key => key.Number));
        Check.Sequence(Enumerable.Range(0, 40).Select(static hours => (long)(hours * 23 % 40)), Tickets.Pages(mine.OrderByDue(), 3).Select(static key => key.Item2));
        Check.Sequence(Enumerable.Range(0, 40).Select(static hours => (long)(hours * 23 % 40)).Reverse(), Tickets.Pages(mine.OrderByDue(descending: true), 7).Select(static key => key.Item2));
        var boards = context.Open<IBoardV2Store>();
        boards.CreateMany(Enumerable.Range(0, 20).Select(static id => new BoardV2 { Id = id, Owner = "ada", Rank = id * 7 % 20 })).ThrowIfFailed();
        Check.Equal("Owner+Rank", boards.Query().WhereOwner("ada").OrderByRank().Take(5).Explain().Index, "one value, and an order");
        Check.Sequence(Enumerable.Range(0, 5).Select(static rank => rank * 3 % 20), boards.Query().WhereOwner("ada").OrderByRank().Take(5).Keys());
    }

    private static void NullIsAValueOfACompoundIndex(CaseContext context)
    {
        var store = context.Open<ISupportTicketStore>();
        var tickets = Tickets.Some(80).ToList();
        store.CreateMany(tickets).ThrowIfFailed();
        var nobodys = store.Query().WhereAssigneeIsNull().WhereStatus(SessionStatus.Ended);
        var expected = tickets.Where(static ticket => ticket is { Assignee: null, Status: SessionStatus.Ended }).OrderBy(static ticket => ticket.Due).ThenBy(static ticket => ticket.Number).ToList();
        Check.True(expected.Count(static ticket => ticket.Due is null) > 1, "some are due never");
        Check.Equal(Name, nobodys.OrderByDue().Explain().Index);
        Check.Sequence(expected.Select(Tickets.Key), nobodys.OrderByDue().Keys());
        Check.Sequence(expected.Select(Tickets.Key), Tickets.Pages(nobodys.OrderByDue(), 1));
        Check.Sequence(expected.Select(Tickets.Key).Reverse(), Tickets.Pages(nobodys.OrderByDue(descending: true), 1));
        Check.Sequence(expected.Where(static ticket => ticket.Due is null).Select(Tickets.Key), nobodys.WhereDueIsNull().Keys());
        Check.Equal(expected.Count(static ticket => ticket.Due is null), (int)nobodys.WhereDueIsNull().OrderByDue().Count());
    }

    private static void ValuesOfACompoundIndexStayApart(CaseContext context)
    {
        var store = context.Open<ISupportTicketStore>();
        string?[] names = [null, "", "\0", "\u0001", "a", "a\0", "a\0\0", "a\u0001", "a\u0001\u0001", "a\u0001\u0002", "ab", "-", "=", ">", "=\0", "\ufffd", "\U0001F600"];
        store.CreateMany(names.SelectMany((name, number) => Enumerable.Range(0, 3).Select(due => new SupportTicket { Tenant = "t", Number = (number * 3) + due, Assignee = name, Due = due == 0 ? null : Samples.Moment.AddDays(-due) }))).ThrowIfFailed();
        for (var number = 0; number < names.Length; number++)
        {
            var query = names[number] is { } name ? store.Query().WhereAssignee(name) : store.Query().WhereAssigneeIsNull();
            var mine = query.WhereStatus(default).OrderByDue();
            Check.Sequence([("t", number * 3), ("t", (number * 3L) + 2), ("t", (number * 3L) + 1)], mine.Keys(), $"those of '{names[number]}'");
            Check.Sequence([("t", (number * 3L) + 2)], mine.After(mine.Take(1).Keys().Next).Take(1).Keys());
        }

        Check.Equal(0, store.Query().WhereAssignee("\ud800").WhereStatus(default).OrderByDue().Keys().Count);
    }

    private static void ACompoundIndexFollowsEverySave(CaseContext context)
    {
        var store = context.Open<ISupportTicketStore>();
        store.CreateMany(Enumerable.Range(0, 5).Select(static number => new SupportTicket { Tenant = "t", Number = number, Assignee = "ada", Due = Samples.Moment.AddHours(number) })).ThrowIfFailed();
        var mine = store.Query().WhereAssignee("ada").WhereStatus(default).OrderByDue();
        Check.Sequence([0L, 1, 2, 3, 4], mine.Keys().Select(static key => key.Number));
        store.Update(("t", 0), static ticket => ticket.Due = Samples.Moment.AddHours(9));
        store.Update(("t", 1), static ticket => ticket.Assignee = "bob");
        store.Update(("t", 2), static ticket => ticket.Status = SessionStatus.Ended);
        store.Update(("t", 3), static ticket => ticket.Due = null);
        Check.Sequence([3L, 4, 0], mine.Keys().Select(static key => key.Number));
        Check.Sequence([3L, 4], mine.Take(2).Headers().Select(static ticket => ticket.Number));
        Check.Sequence([1L], store.Query().WhereAssignee("bob").WhereStatus(default).OrderByDue().Keys().Select(static key => key.Number));
        store.Delete(("t", 3));
        store.Update(("t", 0), static ticket => ticket.Title = "another title");
        Check.Sequence([4L, 0], mine.Keys().Select(static key => key.Number));
        Check.Sequence([], store.Verify().Findings.Select(static finding => finding.ToString()!));
    }

    // Both are open all the time, and the older one knows nothing of the index.
    private static void AnOlderProgramBesideHidesNoSession(CaseContext context)
    {
        var older = context.Open<IBoardV1Store>();
        older.CreateMany(Enumerable.Range(1, 4).Select(static id => new BoardV1 { Id = id, Owner = "ada", Rank = id })).ThrowIfFailed();
        var store = context.Open<IBoardV2Store>();
        var mine = store.Query().WhereOwner("ada").OrderByRank();
        Check.Sequence([1, 2, 3, 4], mine.Keys());

        // Nothing is added to an index of its own, by which it would learn of this one.
        older.Update(1, static board => board.Owner = null);
        Check.Sequence([1], Pages(store.Query().WhereOwnerIsNull().OrderByRank().Take(1)), "in no index of the older one");
        older.Update(1, static board => (board.Owner, board.Rank) = ("ada", 5));
        Check.Sequence([2, 3, 4, 1], Pages(mine.Take(1)), "page by page, after one was saved");
        older.DeleteMany([2, 3, 4]).ThrowIfFailed();
        Check.Sequence([1], mine.Keys(), "saved, and nothing created before");
        older.Create(new BoardV1 { Id = 2, Owner = "ada", Rank = 0 });
        Check.Sequence([2, 1], mine.Keys(), "created");
        Check.Equal(2L, mine.WhereRankBetween(0, 9).Count());
        older.Update(1, static board => board.Rank = -1);
        Check.Sequence([1, 2], Pages(mine.Take(1)), "moved");
        older.Update(2, static board => board.Owner = null);
        Check.Sequence([1], mine.Keys());
        Check.Sequence([2], store.Query().WhereOwnerIsNull().OrderByRank().Keys());
        older.Update(2, static board => board.Owner = "ada");
        store.Update(1, static board => board.Rank = 7);
        Check.Sequence([2, 1], mine.Keys());
        older.Delete(2);
        Check.Sequence([1], mine.Keys());
        older.CreateMany(Enumerable.Range(10, 40).Select(static id => new BoardV1 { Id = id, Owner = "ada", Rank = -id })).ThrowIfFailed();
        Check.Sequence([.. Enumerable.Range(10, 40).Reverse(), 1], mine.Keys(), "many");
        Check.Sequence(Enumerable.Range(45, 5).Reverse(), mine.Take(5).Keys());
        Check.Sequence([], store.Verify().Findings.Select(static finding => finding.ToString()!));
        context.CloseAll();
        Check.Sequence([.. Enumerable.Range(10, 40).Reverse(), 1], context.Open<IBoardV2Store>().Query().WhereOwner("ada").OrderByRank().Keys());
    }

    // A page ends where its last entry stands, so that a session which the index has at a former place alone is on none.
    private static List<int> Pages(BoardV2StoreQuery query)
    {
        var (found, next) = (new List<int>(), default(string));
        do
        {
            var page = query.After(next).Keys();
            found.AddRange(page);
            next = page.Next;
        }
        while (next is not null);
        return found;
    }

    private static void SessionsStoredBeforeAreInACompoundIndex(CaseContext context)
    {
        var older = context.Open<IBoardV1Store>();
        for (var id = 0; id < 30; id++)
        {
            older.Create(new BoardV1 { Id = id, Owner = id % 3 == 0 ? "ada" : id % 3 == 1 ? null : "bob", Rank = id * 7 % 10 });
        }

        context.CloseAll();
        var store = context.Open<IBoardV2Store>();
        int[] expected = [.. Enumerable.Range(0, 30).Where(static id => id % 3 == 0).OrderBy(static id => id * 7 % 10).ThenBy(static id => id)];
        var mine = store.Query().WhereOwner("ada").OrderByRank();
        Check.Sequence(expected, mine.Keys());
        Check.Equal("Owner+Rank", mine.WhereRankBetween(2, 5).Explain().Index);
        Check.Sequence(expected.Where(static id => id * 7 % 10 is >= 2 and < 5), mine.WhereRankBetween(2, 5).Keys());
        context.CloseAll();
        older = context.Open<IBoardV1Store>();
        older.Create(new BoardV1 { Id = 99, Owner = "ada", Rank = -1 });
        older.Update(0, static board => board.Rank = 50);
        Check.Sequence([99, .. expected.Where(static id => id != 0), 0], older.Query().WhereOwner("ada").OrderByRank().Keys());
        context.CloseAll();
        store = context.Open<IBoardV2Store>();
        Check.Sequence([99, .. expected.Where(static id => id != 0), 0], store.Query().WhereOwner("ada").OrderByRank().Keys());
        Check.Sequence([], store.Verify().Findings.Select(static finding => finding.ToString()!));
    }
}
