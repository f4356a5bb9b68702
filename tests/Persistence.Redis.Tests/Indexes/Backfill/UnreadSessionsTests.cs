using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Indexes.Backfill;

/// <summary>Lookups name the sessions whose values a backfill could not read, until they can be read, are in the index or have gone.</summary>
public sealed class UnreadSessionsTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private static readonly Dictionary<string, Action<IDatabase, RedisKey>> s_ways = new()
    {
        ["newer schema"] = static (database, session) => database.HashSet(session, "$schema", "9"),
        ["garbage header"] = static (database, session) => database.HashSet(session, "color", "no JSON {"),
        ["no version"] = static (database, session) => database.HashDelete(session, "$version"),
        ["string"] = static (database, session) =>
        {
            database.KeyDelete(session);
            database.StringSet(session, "foreign");
        },
    };

    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    public static TheoryData<string> Ways => [.. s_ways.Keys];

    private IDatabase Database => fixture.Connection.GetDatabase();

    private RedisKey Hash => $"{_options.KeyPrefix}:paint:{{b}}";

    private RedisKey Unread => $"{_options.KeyPrefix}:{{paint:unread:color}}";

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task They_are_named_until_they_can_be_read(string way)
    {
        Paints.Store(fixture.Connection, _options, "a", "b", "c");
        var whole = Database.KeyDump(Hash)!;
        s_ways[way](Database, Hash);
        await using var store = Open();
        for (var again = 0; again < 2; again++)
        {
            NamesB(store.FindByColor("red"));
            NamesB(await store.FindByColorAsync("red", cancellationToken: TestContext.Current.CancellationToken));
            Assert.Equal("b", Assert.Single(store.FindByColor("blue").Skipped).Session);
        }

        await using (var other = Open())
        {
            NamesB(other.FindByColor("red"));
        }

        Assert.Contains(store.Verify().Findings, static finding => finding.SessionKey == "b");
        Database.KeyDelete(Hash);
        Database.KeyRestore(Hash, whole);
        Assert.Equal(["a", "b", "c"], store.FindByColor("red").AsEnumerable());
        Assert.Empty(store.FindByColor("red").Skipped);
        Assert.False(Database.KeyExists(Unread));

        // An index whose value its hash had already, and which is unique since.
        Assert.Equal(["b"], store.FindByBatch("batch b").AsEnumerable());
        Assert.True(store.Verify().IsIntact);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task They_are_not_named_once_they_have_gone(string way)
    {
        Paints.Store(fixture.Connection, _options, "a", "b", "c");
        s_ways[way](Database, Hash);
        await using var store = Open();
        NamesB(store.FindByColor("red"));
        Database.KeyDelete(Hash);
        Assert.Empty(store.FindByColor("red").Skipped);
        Assert.False(Database.KeyExists(Unread));
    }

    [Fact]
    public async Task One_that_another_program_saved_is_found()
    {
        Paints.Store(fixture.Connection, _options, "a", "b", "c");
        Database.HashSet(Hash, "$schema", "9");
        await using var store = Open();
        NamesB(store.FindByColor("red"));
        Database.HashSet(Hash, "$schema", "1");
        await using (var other = Open())
        {
            var paint = other.Load("b");
            paint.Color = "blue";
            other.Save(paint);
        }

        Assert.Equal(["a", "c"], store.FindByColor("red").AsEnumerable());
        Assert.Equal(["b"], store.FindByColor("blue").AsEnumerable());
        Assert.Empty(store.FindByColor("blue").Skipped);
        Assert.False(Database.KeyExists(Unread));
    }

    [Fact]
    public async Task A_hundred_of_them_are_named()
    {
        string[] keys = [.. Enumerable.Range(0, 150).Select(static number => $"s{number}")];
        Paints.Store(fixture.Connection, _options, ["a", .. keys]);
        foreach (var key in keys)
        {
            Database.HashSet($"{_options.KeyPrefix}:paint:{{{key}}}", "$schema", "9");
        }

        await using var store = Open();
        var found = store.FindByColor("red");
        Assert.Equal(["a"], found.AsEnumerable());
        Assert.Equal(100, found.Skipped.Count);
        Assert.Equal(150, store.Verify().Findings.Count);
    }

    private static void NamesB(SessionKeys<string> found)
    {
        Assert.Equal(["a", "c"], found.AsEnumerable());
        var skipped = Assert.Single(found.Skipped);
        Assert.Equal("b", skipped.Session);
        Assert.NotEmpty(skipped.Problem);
    }

    private PaintV2RedisStore Open() => new(fixture.Connection, _options);
}
