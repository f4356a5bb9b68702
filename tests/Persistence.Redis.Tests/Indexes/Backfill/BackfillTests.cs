using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Indexes.Backfill;

/// <summary>Sessions that were stored before the class had an index are in it, as on the other backends.</summary>
public sealed class BackfillTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };
    private readonly CancellationToken _end = TestContext.Current.CancellationToken;

    [Fact]
    public void Sessions_stored_before_are_found()
    {
        StoreOlder("a", "b");
        using var store = Store();
        Assert.Equal(["a", "b"], store.FindByColor("red"));
        Assert.Equal(["b"], store.FindByCode("code b"));
        Assert.Equal(["a"], store.FindByTags("tag a"));
        Assert.Equal(["a", "b"], store.FindByTags("paint"));
        Assert.Equal(["a", "b"], store.FindByTone("dark"));
        Assert.Equal(["a"], store.FindByBatch("batch a"));
        Assert.True(store.Verify().IsIntact);
    }

    [Fact]
    public async Task They_are_found_by_asynchronous_members()
    {
        StoreOlder("a", "b");
        await using var store = Store();
        Assert.Equal(["a", "b"], await store.FindByToneAsync("dark", cancellationToken: _end));
        Assert.Equal(["a", "b"], await store.FindByColorAsync("red", cancellationToken: _end));
        var failure = await Assert.ThrowsAsync<SessionValidationException>(async () => await store.CreateAsync(new PaintV2 { Id = "c", Code = "code b" }, _end));
        Assert.Equal("Code", Assert.Single(failure.Failures).Member);
    }

    [Fact]
    public void Values_stored_before_are_taken()
    {
        StoreOlder("a", "b");
        using var creating = Store();
        Assert.Equal("Code", Assert.Single(Assert.Throws<SessionValidationException>(() => creating.Create(new PaintV2 { Id = "c", Code = "code a" })).Failures).Member);
        using var again = Store();
        Assert.Equal("Batch", Assert.Single(Assert.Throws<SessionValidationException>(() => again.Create(new PaintV2 { Id = "c", Batch = "batch b" })).Failures).Member);
        creating.Create(new PaintV2 { Id = "c", Code = "code c", Batch = "batch c" });
        var saved = creating.Load("c");
        saved.Code = "code b";
        Assert.Throws<SessionValidationException>(() => creating.Save(saved));

        // A value that no session has any more is free again.
        creating.Delete("b");
        creating.Save(saved);
        saved.Batch = "batch b";
        creating.Save(saved);
        Assert.Equal(["c"], creating.FindByBatch("batch b"));
    }

    [Fact]
    public void A_session_loaded_before_the_first_lookup_can_be_saved()
    {
        StoreOlder("a", "b");
        using var store = Store();
        var paint = store.Load("a");
        Assert.Equal(["a", "b"], store.FindByColor("red"));
        paint.Color = "blue";
        paint.Notes.Add("new");
        store.Save(paint);
        Assert.Equal(["b"], store.FindByColor("red"));
        Assert.Equal(["a"], store.FindByColor("blue"));
    }

    [Fact]
    public void Nothing_of_the_session_changes_but_its_place_in_the_indexes()
    {
        StoreOlder("a");
        RedisKey name = $"{_options.KeyPrefix}:paint:{{a}}";
        var (before, expires) = (Members(name), Database.KeyExpireTime(name));
        using var store = Store();
        Assert.Equal(["a"], store.FindByColor("red"));
        Assert.Equal(before, Members(name));
        Assert.Contains("maker=\"somebody\"", before);
        Assert.Equal(expires, Database.KeyExpireTime(name));
        Assert.Equal(["first"], store.Load("a").Notes);
    }

    [Fact]
    public void The_index_under_a_former_name_is_removed()
    {
        StoreOlder("a", "b");
        var former = $"{_options.KeyPrefix}:{{paint:index:shade}}";
        Assert.True(Database.KeyExists(former));
        using var store = Store();
        store.Find("nobody");
        Assert.False(Database.KeyExists(former));
        Assert.Equal("renamed to tone", Database.HashGet(Record, "shade"));
    }

    [Fact]
    public void It_happens_once_and_again_when_the_record_is_removed()
    {
        StoreOlder("a", "b");
        var index = $"{_options.KeyPrefix}:{{paint:index:color}}";
        using var first = Store();
        Assert.Equal(["a", "b"], first.FindByColor("red"));
        Assert.Null(Database.KeyTimeToLive(Record));
        Database.KeyDelete(index);
        using var second = Store();
        Assert.Empty(second.FindByColor("red"));

        // As docs/redis-layout.md says to repair an index whose entries were lost.
        Database.KeyDelete(Record);
        using var third = Store();
        Assert.Equal(["a", "b"], third.FindByColor("red"));
        Assert.True(third.Verify().IsIntact);
    }

    [Fact]
    public void An_index_that_was_away_is_filled_again()
    {
        using var newer = Store();
        newer.Create(new PaintV2 { Id = "a", Color = "red", Batch = "1" });
        StoreOlder("b");
        using var newest = Store();
        Assert.Equal(["a", "b"], newest.FindByColor("red"));
        Assert.Equal(["b"], newest.FindByBatch("batch b"));
        Assert.Throws<SessionValidationException>(() => newest.Create(new PaintV2 { Id = "c", Batch = "batch b" }));
    }

    private IDatabase Database => fixture.Connection.GetDatabase();

    private string Record => $"{_options.KeyPrefix}:{{paint:indexes}}";

    private PaintV2RedisStore Store() => new(fixture.Connection, _options);

    private void StoreOlder(params string[] ids) => Paints.Store(fixture.Connection, _options, ids);

    private List<string> Members(RedisKey name) =>
        [.. Database.HashGetAll(name).Select(static field => $"{field.Name}={field.Value}").Where(static field => !field.StartsWith('$') || field.StartsWith("$schema", StringComparison.Ordinal) || field.StartsWith("$version", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
