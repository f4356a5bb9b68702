using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using Persistence.Tests.Search;
using StackExchange.Redis;

namespace Persistence.Redis.Tests.Search;

/// <summary>No key holds anything of a session that was deleted, or that expired and was purged.</summary>
public sealed class DeletedWordsTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    [Fact]
    public void Nothing_is_in_any_key()
    {
        var prefix = RedisServerFixture.NewPrefix();
        var clock = new MovableClock();
        using var store = new NotebookRedisStore(fixture.Connection, new RedisStoreOptions { KeyPrefix = prefix, TimeProvider = clock });
        store.Create(new Notebook { Id = "qzxvkwjhd1", Title = "wvjqkzxgf", Remarks = ["wvjqkzxgf"] });
        clock.Now += TimeSpan.FromDays(20);
        store.Create(new Notebook { Id = "qzxvkwjhd2", Title = "wvjqkzxgf", Tags = ["wvjqkzxgf"], Facts = [new NotebookFact("xkqjzvwhb", "wvjqkzxgf", null)] });
        store.Create(new Notebook { Id = "stays", Title = "apple", Remarks = ["apple"] });
        Assert.Equal(2, store.Search("wvjqkzxgf").Matches);
        Assert.NotEmpty(Found(prefix));
        Assert.True(store.Delete("qzxvkwjhd2"));
        clock.Now += TimeSpan.FromDays(15);
        Assert.Equal(1, store.PurgeExpired().Purged);
        Assert.Empty(Found(prefix));
        Assert.Equal(1, store.SearchRemarks("apple").Matches);
    }

    private List<string> Found(string prefix)
    {
        var database = fixture.Connection.GetDatabase();
        string[] sought = ["qzxvkwjhd", "wvjqkzxgf", "xkqjzvwhb"];
        return [.. fixture.Connection.GetServers()[0].Keys(pattern: prefix + "*").Where(key => sought.Any(text => $"{key} {Content(database, key)}".Contains(text, StringComparison.Ordinal))).Select(static key => key.ToString())];
    }

    private static string Content(IDatabase database, RedisKey key) => database.KeyType(key) switch
    {
        RedisType.Hash => string.Join(' ', database.HashGetAll(key)),
        RedisType.List => string.Join(' ', database.ListRange(key)),
        RedisType.Set => string.Join(' ', database.SetMembers(key)),
        RedisType.SortedSet => string.Join(' ', database.SortedSetRangeByRank(key)),
        _ => (string?)database.StringGet(key) ?? "",
    };
}
