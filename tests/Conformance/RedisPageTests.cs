using Persistence.TestKit;
using Persistence.TestKit.Sessions;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

/// <summary>A page of an order that an index has begins in the index where the page before ended, so that a late page reads no more than the first.</summary>
public sealed class RedisPageTests(RedisServerFixture server) : IClassFixture<RedisServerFixture>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_late_page_reads_its_own_sessions_alone(bool isDescending)
    {
        using var store = new SupportTicketRedisStore(server.Connection, new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix() });
        store.CreateMany(Enumerable.Range(0, 38).Select(static number => new SupportTicket { Tenant = "t", Number = number, Assignee = "ada", Due = Moment.AddHours(number) })).ThrowIfFailed();
        var query = store.Query().WhereAssignee("ada").WhereStatus(SessionStatus.Active).OrderByDue(isDescending).Take(4);
        string? next = null;
        var pages = 0;
        do
        {
            Assert.InRange(query.After(next).Explain().Candidates ?? 0, 1, 4);
            next = query.After(next).Keys().Next;
            pages++;
        }
        while (next is not null);
        Assert.Equal(10, pages);
    }

    [Fact]
    public void A_key_that_holds_no_hash_hides_no_session()
    {
        var prefix = RedisServerFixture.NewPrefix();
        using var store = new SupportTicketRedisStore(server.Connection, new RedisStoreOptions { KeyPrefix = prefix });
        store.CreateMany(Enumerable.Range(0, 5).Select(static number => new SupportTicket { Tenant = "t", Number = number, Assignee = "ada", Due = Moment.AddHours(number) })).ThrowIfFailed();
        var database = server.Connection.GetDatabase();
        var keys = server.Connection.GetServers()[0].Keys(pattern: $"{prefix}:support_ticket:*").Where(key => database.KeyType(key) == StackExchange.Redis.RedisType.Hash);
        var hash = keys.Single(key => database.HashGet(key, "number") == "2");
        database.KeyDelete(hash);
        database.StringSet(hash, "of another program");
        var page = store.Query().WhereAssignee("ada").WhereStatus(SessionStatus.Active).OrderByDue().Headers();
        Assert.Equal([0, 1, 3, 4], page.Select(static ticket => ticket.Number));
        Assert.Single(page.Skipped);
        Assert.Equal("t/2", Assert.Single(store.LoadMany([("t", 1L), ("t", 2L)], SessionLoad.HeaderOnly).Skipped).Session);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_order_gives_the_candidates_where_many_sessions_fulfil_the_rest(bool isDescending)
    {
        using var store = new SupportTicketRedisStore(server.Connection, new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix() });
        var tickets = Enumerable.Range(0, 300).Select(static number => new SupportTicket
        {
            Tenant = "t",
            Number = number,
            Priority = number * 7 % 100,
            Status = number % 2 == 0 ? SessionStatus.Active : SessionStatus.Ended,
            Assignee = number % 100 == 8 ? "rare" : "ada",
        }).ToList();
        store.CreateMany(tickets).ThrowIfFailed();
        var query = store.Query().WhereStatus(SessionStatus.Active).OrderByPriority(isDescending).Take(5);
        var expected = tickets.Where(static ticket => ticket.Status == SessionStatus.Active).OrderBy(static ticket => ticket.Priority).ThenBy(static ticket => ticket.Number).Select(static ticket => ticket.Number).ToList();
        if (isDescending)
        {
            expected.Reverse();
        }

        var (found, next) = (new List<long>(), default(string));
        do
        {
            var page = query.After(next).Keys();
            found.AddRange(page.Select(static key => key.Number));
            next = page.Next;
        }
        while (next is not null);
        Assert.Equal(expected, found);
        Assert.StartsWith("index of Priority, in the order of the query", query.Explain().Details, StringComparison.Ordinal);
        Assert.InRange(query.Explain().Candidates ?? 0, 5, 40);
        Assert.InRange(store.Query().OrderByPriority(isDescending).Take(5).Explain().Candidates ?? 0, 5, 5);
        var few = query.WhereAssignee("rare");
        Assert.Equal(["Assignee+Status+Due", "3"], [few.Explain().Index, $"{few.Explain().Candidates}"]);
        Assert.Equal(expected.Where(static number => number % 100 == 8), few.Keys().Select(static key => key.Number));
    }

    private static DateTimeOffset Moment => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
