using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>The support desk of docs/queries.md, which shows these lines: each operation is one expression, alike on every backend.</summary>
/// <param name="store">Where the tickets are.</param>
internal sealed class SupportDesk(ISupportTicketStore store)
{
    public SessionPage<SupportTicket> OpenTicketsOf(string assignee, string? cursor = null) =>
        store.Query().WhereAssignee(assignee).WhereStatus(SessionStatus.Active).OrderByDue().After(cursor).Take(50).Headers();

    public SessionPage<SupportTicket> Unassigned() =>
        store.Query().WhereAssigneeIsNull().WhereStatus(SessionStatus.Active).OrderByPriority(descending: true).Take(50).Headers();

    public SessionPage<(string Tenant, long Number)> Overdue(DateTimeOffset now) =>
        store.Query().WhereStatus(SessionStatus.Active).WhereDueBetween(DateTimeOffset.MinValue, now).OrderByDue().Keys();

    public long CountOpen(string assignee) =>
        store.Query().WhereAssignee(assignee).WhereStatus(SessionStatus.Active).Count();

    public SessionPage<SupportTicket> UrgentAbout(string tag) =>
        store.Query().WhereTagsContain(tag).WherePriorityBetween(2, int.MaxValue).OrderByPriority(descending: true).Sessions(SessionLoad.LastEntries(3));

    public SessionPage<SupportTicket> OfPeopleCalled(string beginning) =>
        store.Query().WhereAssigneeStartsWith(beginning).OrderByAssignee().Headers();
}
