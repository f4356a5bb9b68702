using Persistence.Redis.Tests.Asynchrony;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Verification;

/// <summary>One session that cannot be used never hides the others, in whichever way it is unusable.</summary>
public sealed class UnreadableSessionTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private static readonly Dictionary<string, Action<IDatabase, RedisKey>> s_spoils = new()
    {
        ["string"] = static (database, session) => database.StringSet(session, "foreign"),
        ["list"] = static (database, session) => database.ListRightPush(session, "foreign"),
        ["foreign hash"] = static (database, session) => database.HashSet(session, "name", "foreign"),
        ["no version"] = static (database, session) => database.HashDelete(session, "$version"),
        ["garbage header"] = static (database, session) => database.HashSet(session, "topic", "no JSON {"),
        ["newer schema"] = static (database, session) => database.HashSet(session, "$schema", "9"),
        ["no listed"] = static (database, session) => database.HashDelete(session, "$listed"),
        ["garbage listed"] = static (database, session) => database.HashSet(session, "$listed", "garbage"),
        ["garbage time"] = static (database, session) => database.HashSet(session, "$expires", "soon"),
        ["no token"] = static (database, session) => database.HashDelete(session, "$token"),
        ["log of another type"] = static (database, session) => database.StringSet($"{session}:messages", "foreign"),
    };

    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    public static TheoryData<string> Ways => [.. s_spoils.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_others_are_found(string way)
    {
        using var store = new ChatRedisStore(fixture.Connection, _options);
        await using var awaited = new AsyncChatStore(fixture.Connection, _options);
        foreach (var id in new[] { "a", "b", "c" })
        {
            store.Create(new Chat { Id = id, Status = 7, Slot = id });
        }

        Spoil(way);
        Assert.Equal(["a", "b", "c"], store.Keys());
        Assert.Equal(3, store.Count());
        Assert.Equal(3, await awaited.CountAsync(TestContext.Current.CancellationToken));
        var found = store.FindByStatus(7);
        Assert.Equal(["a", "c"], found.Where(static key => key != "b"));
        Assert.True(found.Contains("b") ^ found.Skipped.Any(static one => one.Session == "b" && one.Problem.Length > 0), way);
        Assert.Equal(found, (await awaited.FindByStatusAsync(7, TestContext.Current.CancellationToken)).AsEnumerable());
        Assert.Equal(found.Skipped, store.FindByStatusBetween(0, 10).Skipped);
        Assert.Equal(found.Skipped.Select(static one => one.Session), store.PurgeExpired().Skipped.Select(static one => one.Session));
        Assert.Contains(store.Verify().Findings, static finding => finding.SessionKey == "b");
        Assert.DoesNotContain(store.Verify().Findings, static finding => finding.SessionKey is "a" or "c");
        Assert.Equal("c", store.Load("c").Id);

        // An index that has to be filled passes it too.
        await fixture.Connection.GetDatabase().KeyDeleteAsync([$"{_options.KeyPrefix}:{{chat:indexes}}", $"{_options.KeyPrefix}:{{chat:index:status}}"]);
        using var later = new ChatRedisStore(fixture.Connection, _options);
        Assert.Equal(["a", "c"], later.FindByStatus(7).Where(static key => key != "b"));
    }

    [Theory]
    [InlineData("foreign hash")]
    [InlineData("no version")]
    [InlineData("garbage header")]
    [InlineData("no listed")]
    [InlineData("garbage listed")]
    [InlineData("no token")]
    [InlineData("garbage time")]
    public void It_is_deleted_and_can_be_created_again(string way)
    {
        using var store = new ChatRedisStore(fixture.Connection, _options);
        store.Create(new Chat { Id = "b", Status = 7, Slot = "s", Notes = ["note"] });
        Spoil(way);
        Assert.True(store.Exists("b"));
        Assert.Equal(0, store.PurgeExpired().Purged);
        Assert.True(store.Delete("b"));
        Assert.False(store.Exists("b"));
        Assert.False(store.Delete("b"));
        Assert.Empty(store.Keys());
        store.Create(new Chat { Id = "b" });
        Assert.Equal(["b"], store.Keys());
        Assert.Empty(store.Load("b").Notes);
    }

    [Theory]
    [InlineData("no listed")]
    [InlineData("garbage listed")]
    public void Its_entry_in_the_listing_stays(string way)
    {
        using var store = new ChatRedisStore(fixture.Connection, _options);
        store.Create(new Chat { Id = "b" });
        Spoil(way);

        // A purge removes a stale entry, however young.
        store.PurgeExpired();
        Assert.Equal(["b"], store.Keys());
        Assert.Contains("$listed", Assert.Single(store.Verify().Findings).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_does_not_name_its_creation_is_skipped()
    {
        using var store = new ChatRedisStore(fixture.Connection, _options);
        store.Create(new Chat { Id = "b", Status = 7 });
        Spoil("no listed");
        Assert.Throws<SessionCorruptedException>(() => store.Load("b"));
        Assert.Empty(store.FindByStatus(7).AsEnumerable());
        Assert.Equal("b", Assert.Single(store.FindByStatus(7).Skipped).Session);
        Assert.Equal("b", Assert.Single(store.PurgeExpired().Skipped).Session);
    }

    [Theory]
    [InlineData("string")]
    [InlineData("foreign hash")]
    public void A_refused_creation_leaves_nothing(string way)
    {
        using var store = new ChatRedisStore(fixture.Connection, _options);
        store.Create(new Chat { Id = "a", Status = 7 });
        Spoil(way);
        Assert.Throws<SessionCorruptedException>(() => store.Create(new Chat { Id = "b", Status = 7, Slot = "s" }));
        Assert.Equal(["a"], store.Keys());
        var database = fixture.Connection.GetDatabase();
        Assert.Equal(1, database.SortedSetLength($"{_options.KeyPrefix}:{{chat:keys}}"));
        Assert.Equal(1, database.SortedSetLength($"{_options.KeyPrefix}:{{chat:index:status}}"));
        Assert.False(database.KeyExists($"{_options.KeyPrefix}:{{chat:unique:slot:s}}"));
        store.Create(new Chat { Id = "d", Slot = "s" });
    }

    [Fact]
    public void A_key_that_the_class_cannot_have_hides_none()
    {
        using var texts = new ChatRedisStore(fixture.Connection, _options);
        texts.Create(new Chat { Id = "no guid", Status = 7 });
        using var store = new GuidAlbumRedisStore(fixture.Connection, _options);
        var album = new GuidAlbum { Id = Guid.NewGuid(), Status = 7 };
        store.Create(album);

        // As if a version of the class with another type of key had stored it.
        var database = fixture.Connection.GetDatabase();
        var (from, to) = ($"{_options.KeyPrefix}:chat:{{no guid}}", $"{_options.KeyPrefix}:guid_album:{{no guid}}");
        database.HashSet(to, database.HashGetAll(from));
        foreach (var (source, target) in new[] { ("chat:keys", "guid_album:keys"), ("chat:index:status", "guid_album:index:status") })
        {
            database.SortedSetAdd($"{_options.KeyPrefix}:{{{target}}}", database.SortedSetRangeByRankWithScores($"{_options.KeyPrefix}:{{{source}}}"));
        }

        Assert.Equal([album.Id], store.Keys());
        Assert.Equal(1, store.Count());
        Assert.Equal([album.Id], store.FindByStatus(7).AsEnumerable());
        Assert.Equal(["no guid"], store.FindByStatus(7).Skipped.Select(static one => one.Session));
        Assert.Empty(store.PurgeExpired().Skipped);
        Assert.Contains(store.Verify().Findings, static finding => finding.SessionKey == "no guid");
    }

    private void Spoil(string way)
    {
        var database = fixture.Connection.GetDatabase();
        RedisKey session = $"{_options.KeyPrefix}:chat:{{b}}";
        if (way is "string" or "list" or "foreign hash")
        {
            database.KeyDelete(session);
        }

        s_spoils[way](database, session);
    }
}
