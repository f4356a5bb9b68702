using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Indexes.Backfill;

/// <summary>Another program's value at the key of a unique value that a session is to get: the backfill stops and reports it, and goes on once the key is free.</summary>
public sealed class ForeignKeyTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private static readonly string[] s_ids = ["a", "b", "c"];

    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    [Theory]
    [InlineData("unique:code:code b")]
    [InlineData("unique:batch:batch b")]
    public void Nothing_is_recorded_until_it_is_gone(string name)
    {
        var database = fixture.Connection.GetDatabase();
        RedisKey key = $"{_options.KeyPrefix}:{{paint:{name}}}";
        Paints.Store(fixture.Connection, _options, s_ids);
        database.KeyDelete(key);
        database.ListRightPush(key, "foreign");
        using var store = new PaintV2RedisStore(fixture.Connection, _options);
        var failure = Assert.Throws<SessionCorruptedException>(() => store.Load("a"));
        Assert.Contains($"'{key}'", failure.Message, StringComparison.Ordinal);
        Assert.Null(failure.SessionKey);
        // Each field says that its index is being filled; that of a former name says the present one.
        Assert.All(database.HashGetAll($"{_options.KeyPrefix}:{{paint:indexes}}").Where(static field => field.Name != "shade"), static field => Assert.Contains("being filled", (string?)field.Value, StringComparison.Ordinal));

        database.KeyDelete(key);
        Assert.Equal(s_ids, store.FindByColor("red"));
        Assert.Equal(s_ids, store.FindByTags("paint"));
        Assert.Equal(["b"], store.FindByCode("code b"));
        Assert.Equal(["b"], store.FindByBatch("batch b"));
        Assert.Throws<SessionValidationException>(() => store.Create(new PaintV2 { Id = "d", Batch = "batch b" }));
    }
}
