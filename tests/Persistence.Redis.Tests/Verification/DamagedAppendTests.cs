using Persistence.Testing.Redis;
using StackExchange.Redis;

namespace Persistence.Redis.Tests.Verification;

/// <summary>Nothing is appended to a session that could not be loaded.</summary>
public sealed class DamagedAppendTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    [Theory]
    [InlineData("$version", null)]
    [InlineData("$version", "x")]
    [InlineData("$token", null)]
    [InlineData("$token", "garbage")]
    [InlineData("$token", "0CFB8DC7E6E23B43")]
    [InlineData("$schema", null)]
    [InlineData("$schema", "one")]
    [InlineData("$listed", null)]
    [InlineData("$expires", "soon")]
    [InlineData("$expires", "9223372036854775808")]
    public async Task An_append_to_a_damaged_header_is_damage_and_stores_nothing(string field, string? value)
    {
        var end = TestContext.Current.CancellationToken;
        var options = new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix() };
        await using var store = new LeafRedisStore(fixture.Connection, options);
        store.Create(new Leaf { Id = "a", Veins = { "first" }, Happenings = { new Happening { Id = "h" } } });
        var database = fixture.Connection.GetDatabase();
        RedisKey hash = $"{options.KeyPrefix}:leaf:{{a}}";
        if (value is null)
        {
            database.HashDelete(hash, field);
        }
        else
        {
            database.HashSet(hash, field, value);
        }

        var before = KeysContent.Read(fixture.Connection, options.KeyPrefix);
        Action[] calls =
        [
            () => store.AppendVeins("a", "second"),
            () => store.AppendVeins("a", "second", "third"),
            () => store.AppendHappenings("a", new Happening { Id = "i" }),
            () => store.AppendHappenings("a", new Happening { Id = "i" }, new Happening { Id = "j" }),
        ];
        foreach (var call in calls)
        {
            Assert.Equal("a", Assert.Throws<SessionCorruptedException>(call).SessionKey);
        }

        await Assert.ThrowsAsync<SessionCorruptedException>(async () => await store.AppendVeinsAsync("a", "second", end));
        await Assert.ThrowsAsync<SessionCorruptedException>(async () => await store.AppendHappeningsAsync("a", new Happening { Id = "i" }, end));
        before.IsThatOf(KeysContent.Read(fixture.Connection, options.KeyPrefix));
    }
}
