using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Pages of queries that are read while others write.</summary>
internal static class QueryWriterCases
{
    private const int Still = 60;

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Queries, PagesEndWhileOthersWrite),
    ];

    // What nobody changes comes exactly once, and no page waits for the writers.
    private static void PagesEndWhileOthersWrite(CaseContext context)
    {
        var (store, writing) = (context.Open<ISupportTicketStore>(), new ISupportTicketStore[] { context.Open<ISupportTicketStore>(), context.Open<ISupportTicketStore>() });
        store.CreateMany(Enumerable.Range(0, Still).Select(static number => new SupportTicket { Tenant = "still", Number = number, Assignee = "ada", Due = Samples.Moment.AddMinutes(number * 7 % Still) })).ThrowIfFailed();
        store.CreateMany(Enumerable.Range(0, Still).Select(static number => new SupportTicket { Tenant = "moving", Number = number, Assignee = "ada", Due = Samples.Moment })).ThrowIfFailed();
        var (isOver, writes) = (false, 0);
        var writers = writing.Select((own, writer) => new Background(() =>
        {
            for (var round = 0; !Volatile.Read(ref isOver); round++)
            {
                Write(own, writer, round);
                Interlocked.Increment(ref writes);
            }
        })).ToList();
        try
        {
            for (var pass = 0; pass < 4; pass++)
            {
                foreach (var query in new[] { store.Query().WhereAssignee("ada").WhereStatus(default).OrderByDue(pass % 2 == 1), store.Query().WhereAssignee("ada"), store.Query() })
                {
                    Read(query, () => Volatile.Read(ref writes));
                }
            }
        }
        finally
        {
            Volatile.Write(ref isOver, true);
            writers.ForEach(static writer => writer.End());
        }

        Check.True(writes > 0, "others wrote meanwhile");
    }

    private static void Write(ISupportTicketStore store, int writer, int round)
    {
        var number = (round * 2 % Still) + writer;
        store.Update(("moving", number), ticket => (ticket.Due, ticket.Assignee) = (Samples.Moment.AddMinutes(round * 31 % Still), round % 3 == 0 ? "bob" : "ada"));
        store.Create(new SupportTicket { Tenant = "new", Number = (round * 2L) + writer, Assignee = "ada", Due = Samples.Moment.AddMinutes(round % Still) });
        if (round > 5)
        {
            store.Delete(("new", ((round - 5) * 2L) + writer));
        }
    }

    private static void Read(SupportTicketStoreQuery query, Func<int> writes)
    {
        var (before, still, next, pages) = (writes(), new List<long>(), default(string), 0);
        do
        {
            var page = query.Take(7).After(next).Keys();
            still.AddRange(page.Where(static key => key.Tenant == "still").Select(static key => key.Number));
            next = page.Next;

            // A session that moves may come again, once for each time it was moved.
            Check.True(++pages <= ((2 * Still) + (3 * (writes() - before + 2)) + 20) / 7 + 1, "a page for each seven sessions that there were");
        }
        while (next is not null);
        Check.Sequence(Enumerable.Range(0, Still).Select(static number => (long)number), still.Order());
    }
}
