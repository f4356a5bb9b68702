using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Verification;

/// <summary>Fields of the hash that were changed without the store.</summary>
public sealed class HeaderDamageTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    [Fact]
    public void A_session_that_says_it_is_another_one_is_damaged()
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.HashSet(chats.One, "id", "\"two\"");
        Assert.Contains("its key is 'two'", chats.Finding("one", $"hash '{chats.One}'"), StringComparison.Ordinal);
        Assert.Contains("its key is 'two'", Assert.Throws<SessionCorruptedException>(() => chats.Store.Load("one")).Message, StringComparison.Ordinal);
        Assert.Throws<SessionCorruptedException>(() => chats.Store.Find("one", SessionLoad.HeaderOnly));
        Assert.Equal("two", chats.Store.Load("two").Id);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1e3")]
    [InlineData("99999999999999999999")]
    public void A_time_that_is_none_is_named(string expires)
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.HashSet(chats.One, "$expires", expires);
        Assert.Contains($"'{expires}'", chats.Finding("one", $"hash '{chats.One}', field '$expires'"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("")]
    [InlineData("0cfb8dc7e6e23b43")]
    [InlineData("zzzz8dc7e6e23b43:09223372036854775815")]
    [InlineData("0CFB8DC7E6E23B43:09223372036854775815")]
    public void A_field_of_an_index_that_is_malformed_is_named(string field)
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.HashSet(chats.One, "$index:status", field);
        Assert.Contains("malformed", chats.Finding("one", $"hash '{chats.One}', field '$index:status'"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("0CFB8DC7E6E23B43")]
    [InlineData("0000000000000000")]
    public void What_should_name_the_creation_and_does_not_is_named(string listed)
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.HashSet(chats.One, "$listed", listed);
        Assert.StartsWith($"'{listed}' is no token of a commit", chats.Finding("one", $"hash '{chats.One}', field '$listed'"), StringComparison.Ordinal);

        // As the finding advises.
        Assert.Equal(["one", "two"], chats.Store.Keys());
        var chat = chats.Store.Load("one");
        chats.Store.Delete("one");
        chats.Store.Create(chat);
        Assert.Equal(["one", "two"], chats.Store.Keys());
        Assert.True(chats.Store.Verify().IsIntact);
    }

    [Fact]
    public void A_field_of_an_index_with_another_separator_is_named()
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.HashSet(chats.One, "$index:status", chats.Field(chats.One, "$index:status").Replace(':', ' '));
        Assert.Contains("malformed", chats.Finding("one", $"hash '{chats.One}', field '$index:status'"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_of_an_index_that_tells_another_value_is_named()
    {
        using var chats = new DamagedChats(fixture);
        var token = chats.Field(chats.One, "$index:status")[..16];
        chats.Database.HashSet(chats.One, "$index:status", $"{token}:{Mapping.NumberIndexText.Encode(8)}");
        // Nor has the index an entry of that value.
        Assert.Equal([$"hash '{chats.One}', field '$index:status'", $"sorted set '{chats.Index("status")}'"], chats.Store.Verify().Findings.Select(static finding => finding.Location));
    }

    [Fact]
    public void A_value_where_the_session_has_none_is_named()
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.HashSet(chats.One, "slot", "null");
        Assert.Contains("but its own value is", chats.Finding("one", $"hash '{chats.One}', field '$index:slot'"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[\"x\"]")]
    public void A_field_of_many_values_that_is_malformed_is_named(string field)
    {
        var prefix = RedisServerFixture.NewPrefix();
        using var store = new AlbumRedisStore(fixture.Connection, new RedisStoreOptions { KeyPrefix = prefix });
        store.Create(new Album { Number = 5, Tags = ["red", "green"] });
        Assert.True(store.Verify().IsIntact);
        fixture.Connection.GetDatabase().HashSet($"{prefix}:album:{{5}}", "$index:tags", field);
        var finding = Assert.Single(store.Verify().Findings);
        Assert.Equal($"hash '{prefix}:album:{{5}}', field '$index:tags'", finding.Location);
    }

    [Fact]
    public void One_of_many_values_that_is_missing_is_named()
    {
        var prefix = RedisServerFixture.NewPrefix();
        using var store = new AlbumRedisStore(fixture.Connection, new RedisStoreOptions { KeyPrefix = prefix });
        store.Create(new Album { Number = 5, Tags = ["red", "green"] });
        var database = fixture.Connection.GetDatabase();
        var field = (string)database.HashGet($"{prefix}:album:{{5}}", "$index:tags")!;
        database.HashSet($"{prefix}:album:{{5}}", "$index:tags", field[..field.IndexOf(',', StringComparison.Ordinal)] + "]");
        var finding = Assert.Single(store.Verify().Findings);
        Assert.Equal($"hash '{prefix}:album:{{5}}', field '$index:tags'", finding.Location);
    }

    [Theory]
    [InlineData("$version", "x")]
    [InlineData("$token", "")]
    [InlineData("$token", "0CFB8DC7E6E23B43")]
    [InlineData("$schema", "0")]
    [InlineData("$listed", "x")]
    public void The_engines_own_fields_are_checked(string field, string value)
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.HashSet(chats.One, field, value);
        Assert.Equal("one", Assert.Single(chats.Store.Verify().Findings).SessionKey);
        chats.Database.HashDelete(chats.One, field);
        Assert.Equal("one", Assert.Single(chats.Store.Verify().Findings).SessionKey);
    }
}
