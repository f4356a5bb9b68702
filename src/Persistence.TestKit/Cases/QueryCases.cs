using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Queries: conditions, order, pages.</summary>
internal static class QueryCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Queries, AQueryFindsWhatItsConditionsSay),
        new(Contract.Queries, AnyQueryFindsWhatAModelFinds),
        new(Contract.Queries, PagesAreCompleteInEachOrder),
        new(Contract.Queries, ACursorGoesOnWhileSessionsComeAndGo),
        new(Contract.Queries, NullIsFoundAndOrdered),
        new(Contract.Queries, TextsAreFoundByTheirBeginning),
        new(Contract.Queries, HeadersHaveNoEntriesAndSessionsHaveThem),
        new(Contract.Queries, AQueryCountsDeletesAndExplains),
    ];

    private static void AQueryFindsWhatItsConditionsSay(CaseContext context)
    {
        var store = context.Open<ISupportTicketStore>();
        store.CreateMany(Tickets.Some(60)).ThrowIfFailed();
        var found = store.Query().WhereAssignee("ada").WhereStatus(SessionStatus.Active).OrderByDue().Take(5).Headers();
        var expected = Tickets.Some(60).Where(static ticket => ticket is { Assignee: "ada", Status: SessionStatus.Active }).OrderBy(static ticket => ticket.Due).ThenBy(static ticket => ticket.Number).Take(5).ToList();
        Check.Sequence(expected.Select(Tickets.Key), found.Select(Tickets.Key));
        Check.Sequence(expected.Select(static ticket => ticket.Title), found.Select(static ticket => ticket.Title));
        Check.Equal(60, store.Query().Keys().Count);
        Check.Equal(0, store.Query().WhereAssignee("nobody").Keys().Count);
    }

    private static async Task AnyQueryFindsWhatAModelFinds(CaseContext context)
    {
        var store = context.Open<ISupportTicketStore>();
        var tickets = Tickets.Some(60).ToList();
        (await store.CreateManyAsync(tickets)).ThrowIfFailed();
        for (var seed = 1; seed <= 40; seed++)
        {
            var (query, model) = QueryScenario.Of(store, tickets, seed);
            var page = seed % 2 == 0 ? query.Keys() : await query.KeysAsync();
            Check.Sequence(model, page, $"the keys of query {seed}");
            Check.Equal((long)model.Count, seed % 2 == 0 ? query.Count() : await query.CountAsync(), $"the number of query {seed}");
            var rest = query.Take(7).After(query.Take(7).Keys().Next);
            Check.Sequence(model.Count < 7 ? model.Take(7) : model.Skip(7).Take(7), (await rest.HeadersAsync()).Select(Tickets.Key), $"the second page of query {seed}");
        }
    }

    private static void PagesAreCompleteInEachOrder(CaseContext context)
    {
        var store = context.Open<ISupportTicketStore>();
        var tickets = Tickets.Some(50).ToList();
        store.CreateMany(tickets).ThrowIfFailed();
        foreach (var (name, query) in Tickets.Orders(store))
        {
            var all = query.Keys();
            Check.Equal(50, all.Count, $"the number of sessions by {name}");
            Check.Sequence(all, Tickets.Pages(query, 7), $"the pages by {name}");
        }
    }

    private static void ACursorGoesOnWhileSessionsComeAndGo(CaseContext context)
    {
        var store = context.Open<ISupportTicketStore>();
        store.CreateMany(Tickets.Some(20)).ThrowIfFailed();
        var first = store.Query().OrderByPriority().Take(6).Headers();
        var last = first[^1];
        store.Delete(Tickets.Key(last));
        store.Create(new SupportTicket { Tenant = "acme", Number = 900, Priority = int.MinValue });
        store.Create(new SupportTicket { Tenant = "acme", Number = 901, Priority = int.MaxValue });
        context.CloseAll();
        store = context.Open<ISupportTicketStore>();
        var rest = store.Query().OrderByPriority().After(first.Next).Keys();
        var seen = first.Select(Tickets.Key).ToList();
        var expected = Tickets.Some(20).OrderBy(static ticket => ticket.Priority).ThenBy(static ticket => ticket.Number).Select(Tickets.Key).Skip(6).Append(("acme", 901L));
        Check.Sequence(expected, rest);
        Check.True(!rest.Any(seen.Contains), "nothing comes twice");
        Check.Equal<string?>(null, rest.Next);
    }

    private static void NullIsFoundAndOrdered(CaseContext context)
    {
        var store = context.Open<ISupportTicketStore>();
        var tickets = Tickets.Some(40).ToList();
        store.CreateMany(tickets).ThrowIfFailed();
        var without = tickets.Where(static ticket => ticket.Due is null).Select(Tickets.Key).ToList();
        Check.True(without.Count > 2, "some have no due time");
        Check.Sequence(without, store.Query().WhereDueIsNull().Keys());
        Check.Sequence(without, store.Query().OrderByDue().Take(without.Count).Keys());
        Check.Sequence(without.AsEnumerable().Reverse(), store.Query().OrderByDue(descending: true).Keys().TakeLast(without.Count));
        Check.Sequence(without.Where(key => tickets.Single(ticket => Tickets.Key(ticket) == key).Assignee is null), store.Query().WhereDueIsNull().WhereAssigneeIsNull().Keys());
        store.Update(without[0], static ticket => ticket.Due = Samples.Moment);
        Check.Sequence(without.Skip(1), store.Query().WhereDueIsNull().Keys());
        store.Update(without[0], static ticket => ticket.Due = null);
        Check.Sequence(without, store.Query().WhereDueIsNull().Keys());
    }

    private static void TextsAreFoundByTheirBeginning(CaseContext context)
    {
        var store = context.Open<ISupportTicketStore>();
        string[] names = ["a", "ab", "abc", "ab\uFFFF", "ab\U0001F600", "ac", "b", "B", "a\uD7FF", "a\uE000", "a\U0010FFFF", "a\U0010FFFFz", "%", "_"];
        store.CreateMany(names.Select(static (name, number) => new SupportTicket { Tenant = "t", Number = number, Assignee = name })).ThrowIfFailed();
        foreach (var prefix in (string[])["a", "ab", "ab\uFFFF", "a\uD7FF", "a\U0010FFFF", "", "%", "_", "x", "\U0010FFFF"])
        {
            var found = store.Query().WhereAssigneeStartsWith(prefix).OrderByAssignee().Headers().Select(static ticket => ticket.Assignee!).ToList();
            Check.Sequence(names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(static name => name, Mapping.KeyOrder.Utf8), found, $"what begins with '{prefix}'");
        }

        foreach (var half in (string[])["\uD83D", "ab\uD83D", "\uDE00", "a\uDC00b"])
        {
            Check.Sequence([], store.Query().WhereAssigneeStartsWith(half).OrderByAssignee().Keys(), "half a character is stored nowhere");
            Check.Equal(0L, store.Query().WhereAssigneeStartsWith(half).WhereStatus(default).Count());
            Check.Sequence([], store.Query().WhereAssignee(half).Keys());
        }

        Check.Sequence(["ab", "abc", "ab\uFFFF", "ab\U0001F600"], store.Query().WhereAssigneeBetween("ab", "ac").OrderByAssignee().Headers().Select(static ticket => ticket.Assignee!));
    }

    private static async Task HeadersHaveNoEntriesAndSessionsHaveThem(CaseContext context)
    {
        var store = context.Open<ISupportTicketStore>();
        store.CreateMany(Tickets.Some(10)).ThrowIfFailed();
        var keys = store.Query().Keys();
        foreach (var key in keys)
        {
            await store.AppendNotesAsync(key, "first");
            store.AppendNotes(key, "second", "third");
        }

        Check.True(store.Query().Headers().All(static ticket => ticket.Notes.Count == 0), "headers have no entries");
        Check.True(store.Query().Sessions().All(static ticket => ticket.Notes.Count == 3), "sessions have all");
        var some = await store.Query().OrderByPriority(descending: true).Take(3).SessionsAsync(SessionLoad.LastEntries(1));
        Check.True(some.All(static ticket => ticket.Notes.SequenceEqual(["third"])), "or as many as asked for");
        some[0].Notes.Add("fourth");
        store.SaveMany(some).ThrowIfFailed();
        Check.Equal(4L, store.CountNotes(Tickets.Key(some[0])));
        Check.Sequence(keys, (await store.Query().KeysAsync()).ToList());
    }

    private static async Task AQueryCountsDeletesAndExplains(CaseContext context)
    {
        var store = context.Open<ISupportTicketStore>();
        var tickets = Tickets.Some(40).ToList();
        store.CreateMany(tickets).ThrowIfFailed();
        var query = store.Query().WhereStatus(SessionStatus.Ended).WhereTagsContain("billing");
        var expected = tickets.Count(static ticket => ticket.Status == SessionStatus.Ended && ticket.Tags.Contains("billing"));
        Check.True(expected > 2, "some are found");
        Check.Equal((long)expected, query.Take(1).Count());
        Check.True(query.Explain().Details.Length > 0 && (await query.ExplainAsync()).Details.Length > 0, "the plan says something");
        Check.Equal(1, query.OrderByPriority().Take(1).Delete().Succeeded);
        Check.Equal(expected - 1, (await query.DeleteAsync()).Succeeded);
        Check.Equal(0L, query.Count());
        Check.Equal(40L - expected, store.Count());
        Check.Equal(0, query.Delete().Succeeded);
    }
}
