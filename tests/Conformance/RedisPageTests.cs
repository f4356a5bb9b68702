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

    private static DateTimeOffset Moment => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
