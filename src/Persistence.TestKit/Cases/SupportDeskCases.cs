using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>The support desk of docs/queries.md at work.</summary>
internal static class SupportDeskCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Queries, TheSupportDeskOfThePageWorks),
    ];

    private static void TheSupportDeskOfThePageWorks(CaseContext context)
    {
        var store = context.Open<ISupportTicketStore>();
        var (desk, changes) = (new SupportDesk(store), new SupportDeskChanges(store));
        Check.Equal(120, changes.Import(Tickets.Some(120)));
        var expected = Tickets.Some(120).Where(static ticket => ticket is { Assignee: "ada", Status: SessionStatus.Active }).Select(Tickets.Key).ToHashSet();
        Check.Equal((long)expected.Count, desk.CountOpen("ada"));
        var open = desk.OpenTicketsOf("ada");
        Check.True(expected.SetEquals(open.Select(Tickets.Key)), "all of Ada's open tickets are on the first page");
        Check.Sequence(open.Select(static ticket => ticket.Due).Order(), open.Select(static ticket => ticket.Due));
        Check.True(desk.Unassigned().All(static ticket => ticket.Assignee is null), "the others have none");
        var overdue = desk.Overdue(Samples.Moment.AddHours(3));
        Check.Equal(Tickets.Some(120).Count(static ticket => ticket.Status == SessionStatus.Active && ticket.Due < Samples.Moment.AddHours(3)), overdue.Count);
        Check.Sequence(Tickets.Some(120).Where(static ticket => ticket.Tags.Contains("billing") && ticket.Priority >= 2).Select(Tickets.Key).OrderDescending(), desk.UrgentAbout("billing").Select(Tickets.Key));
        Check.True(desk.OfPeopleCalled("e").All(static ticket => ticket.Assignee == "eve"), "one begins so");

        var free = Tickets.Key(desk.Unassigned()[0]);
        Check.True(changes.TryTake(free, "zoe"), "a free ticket is taken");
        Check.True(!changes.TryTake(free, "bob"), "and not once more");
        Check.Equal("bob", changes.Assign(free, "bob").Assignee);
        Check.Sequence(["bob"], changes.Several(free, ("acme", 9999)).Select(static ticket => ticket.Assignee!));
        Check.Equal(open.Count, changes.CloseAll(desk.OpenTicketsOf("ada")));
        Check.Equal(0L, desk.CountOpen("ada"));
        var closed = Tickets.Some(120).Count(ticket => ticket.Due is not null && (ticket.Status == SessionStatus.Ended || expected.Contains(Tickets.Key(ticket))));
        Check.Equal(closed, changes.DeleteClosed(DateTimeOffset.MaxValue));
        Check.Equal(120L - closed, store.Count());
    }
}
