using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Faults;

/// <summary>Saves of a session whose stored version is none.</summary>
public sealed class DamagedVersionTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    [Theory]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public void A_save_that_writes_entries_too_says_that_the_session_is_damaged(string version)
    {
        using var store = new ChatRedisStore(fixture.Connection, _options);
        store.Create(new Chat { Id = "c", Topic = "before" });
        var chat = store.Load("c");
        chat.Topic = "after";
        chat.Notes.Add("note");
        RedisKey hash = $"{_options.KeyPrefix}:chat:{{c}}";
        fixture.Connection.GetDatabase().HashSet(hash, "$version", version);
        Assert.Contains("$version", Assert.Throws<SessionCorruptedException>(() => store.Save(chat)).Message, StringComparison.Ordinal);
        Assert.Throws<SessionCorruptedException>(() => store.Load("c"));
        Assert.Equal("\"before\"", fixture.Connection.GetDatabase().HashGet(hash, "topic"));
        Assert.True(store.Delete("c"));
    }

    [Fact]
    public void A_save_of_header_fields_compares_the_token_and_writes_the_version_anew()
    {
        using var store = new ChatRedisStore(fixture.Connection, _options);
        store.Create(new Chat { Id = "c" });
        var chat = store.Load("c");
        chat.Topic = "after";
        fixture.Connection.GetDatabase().HashSet($"{_options.KeyPrefix}:chat:{{c}}", "$version", "abc");
        store.Save(chat);
        Assert.Equal("after", store.Load("c").Topic);
        chat.Topic = "again";
        store.Save(chat);
        store.Delete("c");
    }
}
