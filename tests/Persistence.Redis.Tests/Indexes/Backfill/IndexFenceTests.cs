using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Indexes.Backfill;

/// <summary>A program that goes on running notices that a newer one keeps an index otherwise.</summary>
public sealed class IndexFenceTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    [Fact]
    public void A_lookup_by_an_index_that_was_renamed_says_so()
    {
        using var older = Older();
        using var newer = Newer();
        Assert.Equal(["a"], newer.FindByTone("dark"));
        foreach (var lookup in new Func<object>[] { () => older.FindByShade("dark"), () => older.FindByShade("light") })
        {
            var error = Assert.Throws<SessionSchemaException>(lookup);
            Assert.Null(error.SessionKey);
            Assert.Contains("keeps index Shade as another version of PaintV1 has it: its member is stored as 'tone' since", error.Message, StringComparison.Ordinal);
            Assert.Contains("Nothing was read", error.Message, StringComparison.Ordinal);
        }

        // The store that is opened last is the one to go on with: that is the way back to the older version.
        using var back = new PaintV1RedisStore(fixture.Connection, _options);
        Assert.Equal(["a"], back.FindByShade("dark"));
        Assert.Equal(["a"], older.FindByShade("dark"));
    }

    [Fact]
    public void A_change_that_adds_to_such_an_index_is_refused()
    {
        using var older = Older();
        var known = older.Load("a");
        using var newer = Newer();
        Assert.Equal(["a"], newer.FindByTone("dark"));
        Refuses("b", "'tone' since", () => older.Create(new PaintV1 { Id = "b", Shade = "dark" }));
        Refuses("c", "its values are unique since", () => older.Create(new PaintV1 { Id = "c", Batch = "batch" }));
        known = older.Load("a");
        known.Batch = "other";
        Refuses("a", "its values are unique since", () => older.Save(known));
        Assert.Equal(["a"], older.Keys());
        Assert.Equal("batch", older.Load("a").Batch);
        Assert.Equal(1, fixture.Connection.GetDatabase().SortedSetLength($"{_options.KeyPrefix}:{{paint:keys}}"));

        // What adds to none of them goes on.
        known = older.Load("a");
        known.Maker = "new";
        older.Save(known);
        older.Create(new PaintV1 { Id = "d" });
        Assert.True(newer.Verify().IsIntact);
    }

    [Fact]
    public void Values_of_another_type_are_not_searched()
    {
        using var older = new ShadeV1RedisStore(fixture.Connection, _options);
        older.Create(new ShadeV1 { Id = "a", Warmth = "Warm", Number = 1 });
        Assert.Equal(["a"], older.FindByNumber(1));
        using var newer = new ShadeV2RedisStore(fixture.Connection, _options);
        Assert.Equal(["a"], newer.FindByNumber(1));
        Assert.Contains("it holds one value of double, not one value of int", Assert.Throws<SessionSchemaException>(() => older.FindByNumber(1)).Message, StringComparison.Ordinal);
        Refuses("b", "it holds one value of double", () => older.Create(new ShadeV1 { Id = "b", Number = 2 }));
    }

    private static void Refuses(string key, string problem, Action change)
    {
        var error = Assert.Throws<SessionSchemaException>(change);
        Assert.Equal(key, error.SessionKey);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was written", error.Message, StringComparison.Ordinal);
    }

    private PaintV1RedisStore Older()
    {
        var store = new PaintV1RedisStore(fixture.Connection, _options);
        store.Create(new PaintV1 { Id = "a", Shade = "dark", Batch = "batch" });
        Assert.Equal(["a"], store.FindByShade("dark"));
        return store;
    }

    private PaintV2RedisStore Newer() => new(fixture.Connection, _options);
}
