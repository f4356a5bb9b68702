using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Keys after a key, keys that begin with some parts, and lookups that go on after a key or look for null.</summary>
internal static class KeyPageCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.KeyPages, KeysGoOnAfterAKey),
        new(Contract.KeyPages, KeysOfTheFirstPartAreFound),
        new(Contract.KeyPages, KeysOfSeveralPartsAreFound),
        new(Contract.KeyPages, ManyKeysOfOnePartComePageByPage),
        new(Contract.KeyPages, ALookupGoesOnAfterAKey),
        new(Contract.KeyPages, NullIsLookedForByTheShortForm),
    ];

    private static async Task KeysGoOnAfterAKey(CaseContext context)
    {
        string[] ascending = ["\u0001", "\u0001\u0001", "!", "A", "a", "a ", "a/b", "aa", "ab", "é", "\ue000", "😀"];
        var store = context.Open<IMultichatSessionStore>();
        store.CreateMany(ascending.Select(Samples.Chat)).ThrowIfFailed();
        foreach (var key in (string[])[.. ascending, "0", "a\u0001", "zz", "\U0010FFFF"])
        {
            var expected = ascending.Where(other => Mapping.KeyOrder.Utf8.Compare(other, key) > 0).ToList();
            Check.Sequence(expected, store.Keys(key), $"after '{key}'");
            Check.Sequence(expected, await Attempt.ToList(store.KeysAsync(key)), $"after '{key}'");
            Check.Sequence(expected.Take(3), store.Query().Take(3).After(Place(store, key)).Keys(), $"a page after '{key}'");
        }

        Check.Throws<ArgumentException>(() => store.Keys(""));
        store.Delete("a");
        Check.Sequence(["a ", "a/b"], store.Keys("a").Take(2));
        var tasks = context.Open<ITeamTaskStore>();
        tasks.CreateMany(new long[] { -10, -9, -1, 0, 9, 10, long.MaxValue }.Select(static number => new TeamTask { Team = "t", Number = number })).ThrowIfFailed();
        Check.Sequence([-1L, 0, 9, 10, long.MaxValue], tasks.Keys(("t", -9)).Select(static key => key.Number));
        Check.Sequence([10L, long.MaxValue], tasks.Keys(("t", 9)).Select(static key => key.Number));
    }

    // The cursor of the page that ends with a key, if there is one.
    private static string? Place(IMultichatSessionStore store, string key)
    {
        var before = store.Keys().TakeWhile(other => Mapping.KeyOrder.Utf8.Compare(other, key) <= 0).Count();
        return before == 0 ? null : store.Query().Take(before).Keys().Next;
    }

    private static async Task KeysOfTheFirstPartAreFound(CaseContext context)
    {
        string[] tenants = ["", "\u0001", "\0", "a", "a\0", "a\u0001", "a\u0001\u0001", "a ", "a%2F", "a/b", "ab", "b", "😀"];
        long[] numbers = [long.MinValue, -5, 0, 7, 12, 300];
        var store = context.Open<ISupportTicketStore>();
        store.CreateMany(tenants.SelectMany(tenant => numbers.Select(number => new SupportTicket { Tenant = tenant, Number = number }))).ThrowIfFailed();
        foreach (var tenant in tenants)
        {
            var own = numbers.Select(number => (tenant, number)).ToList();
            Check.Sequence(own, store.KeysOfTenant(tenant), $"those of '{tenant}'");
            Check.Sequence(own, await store.KeysOfTenantAsync(tenant), $"those of '{tenant}'");
            Check.Sequence(own.Take(2), store.KeysOfTenant(tenant, limit: 2), $"the first of '{tenant}'");
            Check.Sequence(own.Skip(3).Take(2), store.KeysOfTenant(tenant, (tenant, 0), 2), $"those of '{tenant}' after 0");
            Check.Sequence(own.Skip(2), store.KeysOfTenant(tenant, (tenant, -4)), $"those of '{tenant}' after what is not there");
            Check.Sequence([], store.KeysOfTenant(tenant, (tenant, long.MaxValue)), $"those of '{tenant}' after the last");
        }

        Check.Sequence(numbers, store.KeysOfTenant("a", ("", 7)).Select(static key => key.Number), "after a key of an earlier one");
        Check.Sequence([], store.KeysOfTenant("a", ("b", 0)), "after a key of a later one");
        Check.Sequence([], store.KeysOfTenant("c"));
        Check.Sequence([], store.KeysOfTenant("a\ud83d"), "half a character is stored nowhere");
        Check.Sequence([], store.KeysOfTenant("a", limit: 0));
        Check.Throws<ArgumentOutOfRangeException>(() => store.KeysOfTenant("a", limit: -1));
        Check.Throws<ArgumentNullException>(() => store.KeysOfTenant(null!));
        await Check.ThrowsAsync<OperationCanceledException>(() => store.KeysOfTenantAsync("a", cancellationToken: new CancellationToken(true)).AsTask());
        store.Dispose();
        Check.Throws<ObjectDisposedException>(() => store.KeysOfTenant("a"));
    }

    private static void KeysOfSeveralPartsAreFound(CaseContext context)
    {
        var shelves = context.Open<IShelfV1Store>();
        (string Row, string Place, int Number)[] keys = [.. from row in (string[])["", "r", "r\0", "rr"] from place in (string[])["", "\0", "p"] from number in (int[])[-1, 1] select (row, place, number)];
        shelves.CreateMany(keys.Select(static key => new ShelfV1 { Row = key.Row, Place = key.Place, Number = key.Number })).ThrowIfFailed();
        Check.Sequence(keys.Where(static key => key.Row == "r"), shelves.KeysOfRow("r"));
        Check.Sequence(keys.Where(static key => key.Row.Length == 0), shelves.KeysOfRow(""));
        Check.Sequence([("r", "", -1), ("r", "", 1)], shelves.KeysOfRowAndPlace("r", ""));
        Check.Sequence([("r", "p", 1)], shelves.KeysOfRowAndPlace("r", "p", ("r", "p", -1)));
        Check.Sequence([("", "\0", -1)], shelves.KeysOfRowAndPlace("", "\0", limit: 1));
        Check.Sequence(keys.Where(static key => key.Row == "r").Skip(3), shelves.KeysOfRow("r", ("r", "\0", -1)));
    }

    private static void ManyKeysOfOnePartComePageByPage(CaseContext context)
    {
        var store = context.Open<ITeamTaskStore>();
        store.CreateMany(Enumerable.Range(0, 420).Select(static number => new TeamTask { Team = number < 60 ? "team 0" : number < 360 ? "team 1" : "team 2", Number = number - 200 })).ThrowIfFailed();
        long[] expected = [.. Enumerable.Range(60, 300).Select(static number => number - 200L)];
        Check.Sequence(expected, store.KeysOfTeam("team 1").Select(static key => key.Number));
        var (read, last) = (new List<long>(), default((string, long)?));
        for (var page = store.KeysOfTeam("team 1", limit: 90); page.Count > 0; page = store.KeysOfTeam("team 1", last, 90))
        {
            read.AddRange(page.Select(static key => key.Number));
            last = page[^1];
        }

        Check.Sequence(expected, read);
        Check.Equal(360, store.Keys(("team 0", 1_000_000)).Count());
        Check.Sequence(store.Keys().Skip(277), store.Keys(store.Keys().ElementAt(276)));
    }

    private static async Task ALookupGoesOnAfterAKey(CaseContext context)
    {
        var store = context.Open<ISupportTicketStore>();
        var tickets = Tickets.Some(60).ToList();
        store.CreateMany(tickets).ThrowIfFailed();
        var expected = tickets.Where(static ticket => ticket.Status == SessionStatus.Active).Select(Tickets.Key).ToList();
        var (read, last) = (new List<(string, long)>(), default((string, long)?));
        for (var page = store.FindByStatus(SessionStatus.Active, 7); page.Count > 0; page = await store.FindByStatusAsync(SessionStatus.Active, 7, last))
        {
            read.AddRange(page);
            last = page[^1];
        }

        Check.Sequence(expected, read);
        Check.Sequence(expected.Skip(1), store.FindByStatus(SessionStatus.Active, after: expected[0]));
        store.Delete(expected[3]);
        Check.Sequence(expected.Skip(4).Take(2), store.FindByStatus(SessionStatus.Active, 2, expected[3]), "after a session that has gone");
        Check.Sequence(tickets.Where(static ticket => ticket.Tags.Contains("urgent") && ticket.Number > 20).Select(Tickets.Key), store.FindByTags("urgent", after: ("acme", 20)));
        Check.Sequence(expected, store.FindByStatus(SessionStatus.Active, after: ("", 1)).Append(expected[3]).Order());
        Check.Sequence([], store.FindByStatus(SessionStatus.Active, after: ("b", 1)));
        Check.Sequence([], store.FindByStatus(SessionStatus.Active, 0, expected[0]));
        Check.Throws<ArgumentOutOfRangeException>(() => store.FindByStatus(SessionStatus.Active, -1, expected[0]));
    }

    private static async Task NullIsLookedForByTheShortForm(CaseContext context)
    {
        var store = context.Open<ISupportTicketStore>();
        var tickets = Tickets.Some(60).ToList();
        store.CreateMany(tickets).ThrowIfFailed();
        var nobodys = tickets.Where(static ticket => ticket.Assignee is null).Select(Tickets.Key).ToList();
        Check.Sequence(nobodys, store.FindByAssignee(null));
        Check.Sequence(nobodys, await store.FindByAssigneeAsync(null));
        Check.Sequence(nobodys.Skip(2).Take(3), store.FindByAssignee(null, 3, nobodys[1]));
        Check.Sequence(tickets.Where(static ticket => ticket.Due is null).Select(Tickets.Key), store.FindByDue(null));
        store.Update(nobodys[0], static ticket => ticket.Assignee = "ada");
        Check.Sequence(nobodys.Skip(1), store.FindByAssignee(null));
        Check.Sequence([], store.FindByAssignee(null, 0));
        Check.Throws<ArgumentOutOfRangeException>(() => store.FindByAssignee(null, -1));
        var leases = context.Open<ILeaseStore>();
        leases.Create(new Lease { Name = "a", Slot = "s" });
        leases.Create(new Lease { Name = "b" });
        leases.Create(new Lease { Name = "c" });
        Check.Sequence(["b", "c"], leases.FindBySlot(null), "of a unique index");
        Check.Sequence(["c"], leases.FindBySlot(null, after: "b"));
    }
}
