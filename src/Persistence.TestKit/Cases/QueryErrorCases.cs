using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What a query answers to what it cannot do.</summary>
internal static class QueryErrorCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.QueryErrors, AMistakenQueryIsRefused),
        new(Contract.QueryErrors, ACursorOfAnotherQueryIsRefused),
        new(Contract.QueryErrors, ADamagedSessionHidesNoOtherOfAQuery),
        new(Contract.QueryErrors, AQueryFindsNoExpiredSession),
        new(Contract.QueryErrors, AQueryFindsOlderSessionsAsTheirStepsSay),
        new(Contract.QueryErrors, AQueryOfAClosedOrCancelledCallEnds),
    ];

    private static void AMistakenQueryIsRefused(CaseContext context)
    {
        var store = context.Open<ISupportTicketStore>();
        Check.Throws<ArgumentOutOfRangeException>(() => store.Query().Take(0));
        Check.Throws<ArgumentOutOfRangeException>(() => store.Query().Take(-1));
        Check.Throws<ArgumentException>(() => store.Query().WherePriorityBetween(2, 1));
        Check.Throws<ArgumentException>(() => store.Query().WhereAssigneeBetween("b", "a"));
        Check.Throws<ArgumentNullException>(() => store.Query().WhereAssignee(null!));
        Check.Throws<ArgumentNullException>(() => store.Query().WhereAssigneeStartsWith(null!));
        Check.Throws<ArgumentException>(() => store.Query().WherePriority(1).WherePriorityBetween(0, 9));
        Check.Throws<ArgumentException>(() => store.Query().OrderByDue().OrderByPriority());
        Check.Equal(0, store.Query().WherePriorityBetween(1, 1).Keys().Count);
        store.Create(new SupportTicket { Tenant = "t", Number = 1, Tags = { "a", "b" } });
        Check.Equal(1, store.Query().WhereTagsContain("a").WhereTagsContain("b").Keys().Count);
        Check.Equal(0, store.Query().WhereTagsContain("a").WhereTagsContain("c").Keys().Count);
    }

    private static async Task ACursorOfAnotherQueryIsRefused(CaseContext context)
    {
        var store = context.Open<ISupportTicketStore>();
        store.CreateMany(Tickets.Some(20)).ThrowIfFailed();
        var next = Check.Found(store.Query().WherePriorityBetween(0, 9).OrderByDue().Take(2).Keys().Next);
        Check.Equal(2, store.Query().WherePriorityBetween(0, 9).OrderByDue().After(next).Take(2).Keys().Count);
        Check.Throws<ArgumentException>(() => store.Query().WherePriorityBetween(0, 8).OrderByDue().After(next).Keys());
        Check.Throws<ArgumentException>(() => store.Query().WherePriorityBetween(0, 9).OrderByDue(descending: true).After(next).Headers());
        Check.Throws<ArgumentException>(() => store.Query().WherePriorityBetween(0, 9).After(next).Keys());
        Check.Throws<ArgumentException>(() => store.Query().WherePriorityBetween(0, 9).OrderByDue().After(next[..(next.Length / 2)]).Keys());
        await Check.ThrowsAsync<ArgumentException>(() => store.Query().OrderByDue().After(next).KeysAsync().AsTask());
        foreach (var text in (string[])["", "x", "not a cursor", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA", "\u00E4"])
        {
            Check.Throws<ArgumentException>(() => store.Query().WherePriorityBetween(0, 9).OrderByDue().After(text).Keys(), $"a cursor '{text}'");
        }
    }

    private static void ADamagedSessionHidesNoOtherOfAQuery(CaseContext context)
    {
        var store = Damage.Cause(context);
        var found = store.Query().WhereStatus(Samples.Chat("any").Status).OrderByLastActivity().Headers();
        Check.Sequence(["other"], found.Select(static chat => chat.SessionId));
        Check.True(found.Skipped.All(static skipped => skipped.Session == "c"), "no other session is named");
        Check.Sequence(["other"], store.Query().Sessions().Select(static chat => chat.SessionId));
    }

    private static void AQueryFindsNoExpiredSession(CaseContext context)
    {
        var store = context.Open<ILeaseStore>();
        store.Create(new Lease { Name = "a", Holder = "one" });
        context.Clock.Advance(TimeSpan.FromMinutes(40));
        store.Create(new Lease { Name = "b", Holder = "one" });
        Check.Sequence(["a", "b"], store.Query().WhereHolder("one").WhereSlotIsNull().Keys());
        context.Clock.Advance(TimeSpan.FromMinutes(40));
        Check.Sequence(["b"], store.Query().WhereHolder("one").WhereSlotIsNull().OrderByHolder().Keys());
        Check.Equal(1L, store.Query().WhereSlotIsNull().Count());
        Check.Equal(1, store.Query().Delete().Succeeded);
    }

    private static void AQueryFindsOlderSessionsAsTheirStepsSay(CaseContext context)
    {
        var older = context.Open<IPersonV1Store>();
        older.Create(UpgradeReadCases.Older("a"));
        older.Create(UpgradeReadCases.Older("b"));
        var store = context.Open<IPersonV2Store>();
        store.Save(store.Load("b"));
        Check.Sequence(["a", "b"], store.Query().WhereTeam("RED").WhereTagsContain("#two").OrderByBorn().Keys());
        Check.Sequence(["b", "a"], store.Query().WhereTeam("RED").OrderByBorn(descending: true).Headers().Select(static person => person.Id));
        Check.Equal(0L, store.Query().WhereTeam("red").Count());
        Check.Equal(2L, store.Query().WhereTeam("RED").Count());
    }

    private static async Task AQueryOfAClosedOrCancelledCallEnds(CaseContext context)
    {
        var store = context.Open<ISupportTicketStore>();
        var query = store.Query().WherePriority(1);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Check.ThrowsAsync<OperationCanceledException>(() => query.KeysAsync(cancelled.Token).AsTask());
        await Check.ThrowsAsync<OperationCanceledException>(() => query.DeleteAsync(cancelled.Token).AsTask());
        store.Dispose();
        Check.Throws<ObjectDisposedException>(() => store.Query());
        Check.Throws<ObjectDisposedException>(() => query.Keys());
        await Check.ThrowsAsync<ObjectDisposedException>(() => query.CountAsync().AsTask());
    }
}
