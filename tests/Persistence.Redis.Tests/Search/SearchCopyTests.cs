using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;

namespace Persistence.Redis.Tests.Search;

/// <summary>The stored copy of a search index spares the next program what it has; half there, damaged or of something else it changes nothing.</summary>
public sealed class SearchCopyTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix(), LeastSearched = 1 };

    private RedisKey Copy => $"{_options.KeyPrefix}:{{notebook:search:words.remarks}}";

    private IDatabase Database => fixture.Connection.GetDatabase();

    [Fact]
    public void A_new_store_reads_only_what_differs()
    {
        Fill(200);
        using (var other = Open())
        {
            other.AppendRemarks("k007", "gamma");
            other.Delete("k008");
        }

        fixture.Connection.GetServers()[0].Execute("CONFIG", "RESETSTAT");
        using var store = Open();
        Assert.Equal(0, store.SearchRemarks("nothingness").Matches);
        var reads = fixture.Connection.GetServers()[0].Info("commandstats").SelectMany(static section => section).Single(static pair => pair.Key == "cmdstat_lrange").Value;
        Assert.StartsWith("calls=1,", reads, StringComparison.Ordinal);
        Assert.Equal(199, store.SearchRemarks("beta").Matches);
        Assert.Equal(1, store.SearchRemarks("gamma").Matches);
        Assert.True(Database.KeyTimeToLive(Copy) > TimeSpan.FromDays(29));
    }

    [Fact]
    public void A_log_that_another_program_cut_is_read_again()
    {
        using (var store = Open())
        {
            store.Create(new Notebook { Id = "a", Remarks = ["alpha", "beta"] });
            Assert.Equal(1, store.SearchRemarks("beta").Matches);
        }

        Database.ListTrim($"{_options.KeyPrefix}:notebook:{{a}}:remarks", 0, 0);
        using var later = Open();
        Assert.Equal(0, later.SearchRemarks("beta").Matches);
        Assert.Equal(1, later.SearchRemarks("alpha").Matches);
    }

    [Fact]
    public void A_damaged_one_is_as_none()
    {
        Fill(5);
        var fields = Database.HashGetAll(Copy);
        Action[] damages =
        [
            .. fields.Select(field => (Action)(() => Database.HashDelete(Copy, field.Name))),
            .. fields.SelectMany(field => Enumerable.Range(0, ((byte[])field.Value!).Length).Select(at => (Action)(() => Database.HashSet(Copy, field.Name, Damaged((byte[])field.Value!, at))))),
            () => Database.HashSet(Copy, 99, "more"),
            () => Database.StringSet(Copy, "something else"),
            () => Database.HashSet(Copy, Database.HashGetAll($"{_options.KeyPrefix}:{{notebook:search:words}}")),
        ];
        foreach (var damage in damages)
        {
            Database.KeyDelete(Copy);
            Database.HashSet(Copy, fields);
            damage();
            using var store = new NotebookRedisStore(fixture.Connection, _options with { LeastSearched = int.MaxValue });
            Assert.Equal((5, 0), (store.SearchRemarks("beta").Matches, store.SearchRemarks("nothingness").Matches));
        }
    }

    [Fact]
    public void With_SecureDelete_none_is_left()
    {
        Fill(5);
        Assert.True(Database.KeyExists(Copy));
        using var store = new NotebookRedisStore(fixture.Connection, _options with { SecureDelete = true });
        Assert.True(store.Delete("k001"));
        Assert.Equal(4, store.SearchRemarks("beta").Matches);
        Assert.DoesNotContain(fixture.Connection.GetServers()[0].Keys(pattern: _options.KeyPrefix + "*"), static key => ((string)key!).Contains(":search:", StringComparison.Ordinal));
    }

    private static byte[] Damaged(byte[] bytes, int at)
    {
        bytes[at] ^= 1;
        return bytes;
    }

    private NotebookRedisStore Open() => new(fixture.Connection, _options);

    private void Fill(int count)
    {
        using var store = Open();
        for (var number = 0; number < count; number++)
        {
            store.Create(new Notebook { Id = $"k{number:000}", Title = "alpha", Remarks = ["beta"] });
        }

        Assert.Equal(count, store.SearchRemarks("beta").Matches);
        Assert.Equal(count, store.Search("alpha").Matches);
    }
}
