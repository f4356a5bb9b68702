using System.Text;
using Persistence.Mapping;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Indexes;

/// <summary>
/// Members that somebody else put into the listing and the indexes, more than fit on a page. They are no text; the text that they are read as stands
/// elsewhere in the order.
/// </summary>
public sealed class ForeignMemberTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private const int More = 3000;

    // Bytes from 0x80 on are read as U+FFFD: that is after "é", before which those bytes may stand, and before U+1F600, after which they may.
    private static readonly string[] s_ids = ["a", "é", "\uFFFD", "\U0001F600"];

    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    [Theory]
    [InlineData(0x80)]
    [InlineData(0xC1)]
    [InlineData(0xFF)]
    public void Every_session_is_met_once(byte first)
    {
        using var store = Store();
        Add(first);
        Assert.Equal(s_ids, store.Keys());
        Assert.Equal(s_ids, store.FindByStatus(7));
        Assert.Equal(s_ids, store.FindByStatusBetween(0, 10));
        Assert.Equal(s_ids.Length, store.Count());
        var report = store.Verify();
        Assert.Empty(report.Findings);
        Assert.Equal(s_ids.Length, report.SessionsChecked);
    }

    [Fact]
    public void A_session_that_only_an_index_knows_is_met_behind_them()
    {
        using var store = Store();
        Add(0x80);
        Database.KeyDelete(Listing);
        Assert.Equal(s_ids, store.Verify().Findings.Select(static finding => finding.SessionKey));
    }

    [Fact]
    public void What_reads_like_the_entry_of_a_session_is_not_its_entry()
    {
        using var store = Store();
        var listed = (byte[])Database.HashGet($"{_options.KeyPrefix}:chat:{{\uFFFD}}", "$listed")!;
        Database.SortedSetAdd(Listing, (byte[])[0xFF, 0, .. listed], 0);
        Assert.Equal(s_ids, store.Keys());
        Assert.Equal(s_ids.Length + 1, Database.SortedSetLength(Listing));
    }

    [Fact]
    public void An_entry_with_its_token_in_capitals_is_not_the_sessions()
    {
        using var store = Store();
        const string Token = "0cfb8dc7e6e23b43";
        var (session, status) = ($"{_options.KeyPrefix}:chat:{{a}}", NumberIndexText.Encode(7));
        Database.HashSet(session, [new("$listed", Token), new("$index:status", $"{Token}:{status}")]);
        foreach (var token in new[] { Token, Token.ToUpperInvariant() })
        {
            Database.SortedSetAdd(Listing, $"a\0{token}", 0);
            Database.SortedSetAdd(Status, $"{status}\0a\0{token}", 0);
        }

        Assert.Equal(s_ids, store.Keys());
        Assert.Equal(s_ids, store.FindByStatus(7));
        Assert.Equal(s_ids.Length, store.Count());
        Assert.Empty(store.Verify().Findings);
    }

    private IDatabase Database => fixture.Connection.GetDatabase();

    private string Listing => $"{_options.KeyPrefix}:{{chat:keys}}";

    private string Status => $"{_options.KeyPrefix}:{{chat:index:status}}";

    private ChatRedisStore Store()
    {
        var store = new ChatRedisStore(fixture.Connection, _options);
        foreach (var id in s_ids)
        {
            store.Create(new Chat { Id = id, Status = 7 });
        }

        return store;
    }

    private void Add(byte first)
    {
        var value = Encoding.UTF8.GetBytes(NumberIndexText.Encode(7) + "\0");
        var members = Enumerable.Range(0, More).Select(number => (byte[])[first, (byte)(0x80 + (number >> 6)), (byte)(0xC0 + (number & 63))]).ToList();
        Database.SortedSetAdd(Listing, [.. members.Select(static member => new SortedSetEntry(member, 0))]);
        Database.SortedSetAdd(Status, [.. members.Select(member => new SortedSetEntry((byte[])[.. value, .. member], 0))]);
    }
}
