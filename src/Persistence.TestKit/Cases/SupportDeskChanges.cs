using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What is changed at the support desk of docs/queries.md, which shows these lines.</summary>
/// <param name="store">Where the tickets are.</param>
internal sealed class SupportDeskChanges(ISupportTicketStore store)
{
    public SupportTicket Assign((string Tenant, long Number) key, string assignee) =>
        store.Update(key, ticket => ticket.Assignee = assignee);

    public bool TryTake((string Tenant, long Number) key, string assignee) =>
        store.UpdateIf(key, ticket => ticket.Assignee is null && (ticket.Assignee = assignee) is not null);

    public SessionPage<SupportTicket> Several(params (string Tenant, long Number)[] keys) =>
        store.LoadMany(keys, SessionLoad.HeaderOnly);

    public int Import(IEnumerable<SupportTicket> tickets) =>
        store.CreateMany(tickets).Succeeded;

    public int CloseAll(SessionPage<SupportTicket> tickets) =>
        store.SaveMany(tickets.Select(static ticket => { ticket.Status = SessionStatus.Ended; return ticket; })).Succeeded;

    public int DeleteClosed(DateTimeOffset before) =>
        store.Query().WhereStatus(SessionStatus.Ended).WhereDueBetween(DateTimeOffset.MinValue, before).Delete().Succeeded;
}
