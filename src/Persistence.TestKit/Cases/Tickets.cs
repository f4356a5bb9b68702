using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Tickets for the cases about queries: values repeat, and some are null.</summary>
internal static class Tickets
{
    private static readonly string?[] s_assignees = ["ada", "bob", null, "ada", "eve"];
    private static readonly string[][] s_tags = [["billing"], ["billing", "urgent"], [], ["login"]];

    public static IEnumerable<SupportTicket> Some(int count) => Enumerable.Range(0, count).Select(static number => new SupportTicket
    {
        Tenant = "acme",
        Number = number,
        Title = $"ticket {number}",
        Assignee = s_assignees[number % 5],
        Status = number % 3 == 0 ? SessionStatus.Ended : SessionStatus.Active,
        Priority = (number * 7 % 4) - 1,
        Due = number % 6 == 0 ? null : Samples.Moment.AddHours(number * 11 % 9).ToOffset(TimeSpan.FromHours(number % 4)),
        Tags = [.. s_tags[number % 4]],
    });

    public static (string Tenant, long Number) Key(SupportTicket ticket) => (ticket.Tenant, ticket.Number);

    /// <summary>All sessions in each order, by name.</summary>
    public static IEnumerable<(string Name, SupportTicketStoreQuery Query)> Orders(ISupportTicketStore store) =>
    [
        ("key", store.Query()),
        ("assignee", store.Query().OrderByAssignee()),
        ("assignee, descending", store.Query().OrderByAssignee(descending: true)),
        ("status", store.Query().OrderByStatus()),
        ("priority", store.Query().OrderByPriority()),
        ("priority, descending", store.Query().OrderByPriority(descending: true)),
        ("due time", store.Query().OrderByDue()),
        ("due time, descending", store.Query().OrderByDue(descending: true)),
    ];

    /// <summary>Reads a query page by page.</summary>
    public static List<(string, long)> Pages(SupportTicketStoreQuery query, int size)
    {
        var keys = new List<(string, long)>();
        string? next = null;
        do
        {
            var page = query.Take(size).After(next).Keys();
            keys.AddRange(page);
            next = page.Next;
        }
        while (next is not null);
        return keys;
    }
}
