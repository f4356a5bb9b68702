using Persistence.Testing.Redis;

namespace Persistence.Redis.Tests.Indexes.Backfill;

/// <summary>An indexed member whose type has changed: the index holds the values of older sessions in another form, and is built again.</summary>
public sealed class ChangedTypeTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    [Fact]
    public void Sessions_are_found_by_the_new_type()
    {
        using (var older = new ShadeV1RedisStore(fixture.Connection, _options))
        {
            older.Create(new ShadeV1 { Id = "a", Warmth = "Warm", Number = 5 });
            older.Create(new ShadeV1 { Id = "b", Warmth = "Cold", Number = 6 });
            older.Create(new ShadeV1 { Id = "c" });
        }

        var database = fixture.Connection.GetDatabase();
        // With a value that it has not.
        database.HashSet($"{_options.KeyPrefix}:shade:{{c}}", "$index:warmth", "0000000100000001:Warm");
        using var store = new ShadeV2RedisStore(fixture.Connection, _options);
        Assert.Equal(["a"], store.FindByWarmth(Warmth.Warm));
        Assert.Equal(["b"], store.FindByWarmth(Warmth.Cold));
        Assert.Equal(["a"], store.FindByNumber(5));
        Assert.True(store.Verify().IsIntact);
        Assert.False(database.HashExists($"{_options.KeyPrefix}:shade:{{c}}", "$index:warmth"));
        Assert.Equal(2, database.SortedSetLength($"{_options.KeyPrefix}:{{shade:index:warmth}}"));
        Assert.Equal(2, database.SortedSetLength($"{_options.KeyPrefix}:{{shade:index:number}}"));
        Assert.Equal(["number", "warmth"], database.HashKeys($"{_options.KeyPrefix}:{{shade:indexes}}").Order().Select(static name => $"{name}"));
        Assert.Equal("one value of double, unique", database.HashGet($"{_options.KeyPrefix}:{{shade:indexes}}", "number"));
        Assert.Throws<SessionValidationException>(() => store.Create(new ShadeV2 { Id = "d", Number = 6 }));
        store.Delete("b");
        store.Create(new ShadeV2 { Id = "d", Number = 6 });
        Assert.True(store.Verify().IsIntact);
    }

    [Fact]
    public void An_index_of_an_enums_numbers_becomes_one_of_its_names()
    {
        using (var older = new GlowV1RedisStore(fixture.Connection, _options))
        {
            older.Create(new GlowV1 { Id = "a", Warmth = Warmth.Warm, Second = Warmth.Cold });
            older.Create(new GlowV1 { Id = "b", Warmth = (Warmth)7 });
        }

        var database = fixture.Connection.GetDatabase();
        using var store = new GlowV2RedisStore(fixture.Connection, _options);
        Assert.Equal(["a"], store.FindByWarmth(Warmth.Warm));
        Assert.Equal(["b"], store.FindByWarmth((Warmth)7));
        Assert.Equal(["a"], store.FindBySecond(Warmth.Cold));
        Assert.Throws<SessionValidationException>(() => store.Create(new GlowV2 { Id = "c", Second = Warmth.Cold }));
        Assert.EndsWith(":Warm", database.HashGet($"{_options.KeyPrefix}:glow:{{a}}", "$index:warmth").ToString(), StringComparison.Ordinal);
        Assert.Equal(2, database.SortedSetLength($"{_options.KeyPrefix}:{{glow:index:warmth}}"));
        Assert.Equal("one value of the name of an enum", database.HashGet($"{_options.KeyPrefix}:{{glow:indexes}}", "warmth"));
        Assert.True(store.Verify().IsIntact);
    }
}
