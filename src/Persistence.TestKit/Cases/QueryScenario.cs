using Persistence.Mapping;
using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>A random query, and what it finds by a model: sessions in memory.</summary>
internal static class QueryScenario
{
    private static readonly string[] s_names = ["ada", "bob", "eve", "zoe"];

    /// <summary>Makes a query.</summary>
    /// <param name="store">The store to ask.</param>
    /// <param name="tickets">What it holds.</param>
    /// <param name="seed">The same query for the same number.</param>
    public static (SupportTicketStoreQuery Query, List<(string, long)> Keys) Of(ISupportTicketStore store, IEnumerable<SupportTicket> tickets, int seed)
    {
#pragma warning disable CA5394 // Nothing here is a secret.
        var random = new Random(seed);
        var (query, found) = (store.Query(), tickets);
        (query, found) = OfPeople(query, found, random.Next(8));
        if (random.Next(2) == 0)
        {
            var low = random.Next(-2, 2);
            var high = low + random.Next(0, 3);
            (query, found) = (query.WherePriorityBetween(low, high), found.Where(ticket => ticket.Priority >= low && ticket.Priority < high));
        }

        (query, found) = random.Next(4) switch
        {
            0 => (query.WhereDueIsNull(), found.Where(static ticket => ticket.Due is null)),
            1 => (query.WhereDueBetween(Samples.Moment, Samples.Moment.AddHours(5)), found.Where(static ticket => ticket.Due >= Samples.Moment && ticket.Due < Samples.Moment.AddHours(5))),
            _ => (query, found),
        };
        (query, found) = random.Next(4) switch
        {
            0 => (query.WhereTagsContain("billing"), found.Where(static ticket => ticket.Tags.Contains("billing"))),
            1 => (query.WhereStatus(SessionStatus.Active), found.Where(static ticket => ticket.Status == SessionStatus.Active)),
            _ => (query, found),
        };
        return Ordered(query, found, random.Next(6));
#pragma warning restore CA5394
    }

    private static (SupportTicketStoreQuery Query, IEnumerable<SupportTicket> Found) OfPeople(SupportTicketStoreQuery query, IEnumerable<SupportTicket> found, int which) => which switch
    {
        0 => (query.WhereAssigneeIsNull(), found.Where(static ticket => ticket.Assignee is null)),
        1 => (query.WhereAssigneeStartsWith("e"), found.Where(static ticket => ticket.Assignee?.StartsWith('e') == true)),
        < 6 => (query.WhereAssignee(s_names[which - 2]), found.Where(ticket => ticket.Assignee == s_names[which - 2])),
        _ => (query, found),
    };

    private static (SupportTicketStoreQuery Query, List<(string, long)> Keys) Ordered(SupportTicketStoreQuery query, IEnumerable<SupportTicket> found, int order)
    {
        var isDescending = order % 2 == 1;
        var (ordered, by) = (order / 2) switch
        {
            0 => (query.OrderByDue(isDescending), found.OrderBy(static ticket => ticket.Due)),
            1 => (query.OrderByAssignee(isDescending), found.OrderBy(static ticket => ticket.Assignee, KeyOrder.Utf8!)),
            _ => (query.OrderByPriority(isDescending), found.OrderBy(static ticket => ticket.Priority)),
        };
        var keys = by.ThenBy(static ticket => ticket.Number).Select(Tickets.Key).ToList();
        if (isDescending)
        {
            keys.Reverse();
        }

        return (ordered, keys);
    }
}
