using Microsoft.Data.Sqlite;
using Persistence.TestKit.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;

namespace Persistence.Conformance;

/// <summary>A page that lacks a session, because its log cannot be read, is no last page: what comes after it is found.</summary>
public sealed class UnreadableLogTests(RedisServerFixture server) : IClassFixture<RedisServerFixture>
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Hides_no_page_of_Sqlite()
    {
        var folder = Directory.CreateTempSubdirectory("persistence-unreadable-log-").FullName;
        try
        {
            var source = $"Data Source={Path.Combine(folder, "desk.db")};Pooling=False";
            using var store = new SupportTicketSqliteStore(source);
            Fill(store);
            using (var connection = new SqliteConnection(source))
            {
                connection.Open();
                using var delete = connection.CreateCommand();
                delete.CommandText = "DELETE FROM support_ticket_notes WHERE _session = (SELECT _id FROM support_ticket WHERE number = 1) AND _sequence = 1";
                Assert.Equal(1, delete.ExecuteNonQuery());
            }

            AllButOneAreFound(store);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Hides_no_page_of_Redis()
    {
        var prefix = RedisServerFixture.NewPrefix();
        using var store = new SupportTicketRedisStore(server.Connection, new RedisStoreOptions { KeyPrefix = prefix });
        Fill(store);
        var lists = server.Connection.GetServers()[0].Keys(pattern: $"{prefix}:support_ticket:*notes").Where(static key => ((string)key!).Contains('1', StringComparison.Ordinal)).ToList();
        var list = Assert.Single(lists, key => server.Connection.GetDatabase().ListGetByIndex(key, 0) == "\"first of 1\"");
        server.Connection.GetDatabase().ListSetByIndex(list, 0, "no JSON");
        AllButOneAreFound(store);
    }

    private static void Fill(ISupportTicketStore store) => store.CreateMany(Enumerable.Range(0, 7).Select(static number => new SupportTicket
    {
        Tenant = "t",
        Number = number,
        Due = s_start.AddHours(number),
        Notes = { $"first of {number}", $"second of {number}" },
    })).ThrowIfFailed();

    private static void AllButOneAreFound(ISupportTicketStore store)
    {
        var (found, skipped, next) = (new List<long>(), new List<string>(), default(string));
        do
        {
            var page = store.Query().WhereStatus(SessionStatus.Active).OrderByDue().After(next).Take(2).Sessions();
            found.AddRange(page.Select(static ticket => ticket.Number));
            skipped.AddRange(page.Skipped.Select(static session => session.Session));
            next = page.Next;
        }
        while (next is not null);
        Assert.Equal([0, 2, 3, 4, 5, 6], found);
        Assert.Single(skipped);
    }
}
