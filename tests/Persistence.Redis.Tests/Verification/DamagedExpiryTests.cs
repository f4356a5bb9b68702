using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Verification;

/// <summary>What should be the time at which a session expires, and is none: no change is made to such a session, and each names it.</summary>
public sealed class DamagedExpiryTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private static readonly string[] s_none = ["soon", "", "-", "1e3", "0x10", "+5", " 5", "5 ", "nan", "inf", "1.5", "99999999999999999999", "9223372036854775808"];

    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    public static TheoryData<string> None => [.. s_none];

    [Theory]
    [MemberData(nameof(None))]
    public void It_is_damage_for_a_class_whose_sessions_expire(string expires)
    {
        using var store = new LeaseRedisStore(fixture.Connection, _options);
        store.Create(new Lease { Id = "a", Status = 1, Notes = { "first" } });
        var (header, indexed, entries) = (store.Load("a"), store.Load("a"), store.Load("a"));
        header.Status = 1;
        indexed.Status = 2;
        entries.Notes.Add("second");
        IsDamage(
            "lease",
            expires,
            () => store.Create(new Lease { Id = "a" }),
            () => store.Save(header),
            () => store.Save(indexed),
            () => store.Save(entries),
            () => store.AppendNotes("a", "second"),
            () => store.AppendNotes("a", "second", "third"),
            () => store.AppendMessages("a", new Message("m", "text")));
        Assert.True(store.Delete("a"));
    }

    [Theory]
    [MemberData(nameof(None))]
    public void It_is_damage_for_a_class_whose_sessions_do_not(string expires)
    {
        using var store = new ChatRedisStore(fixture.Connection, _options);
        store.Create(new Chat { Id = "a" });
        var (header, removed, entries) = (store.Load("a"), store.Load("a"), store.Load("a"));
        header.Topic = "new";
        removed.Slot = "s";
        entries.Notes.Add("second");
        IsDamage(
            "chat",
            expires,
            () => store.Create(new Chat { Id = "a" }),
            () => store.Save(header),
            () => store.Save(removed),
            () => store.Save(entries),
            () => store.AppendNotes("a", "first"),
            () => store.AppendNotes("a", "first", "second"),
            () => store.AppendMessages("a", new Message("m", "text")));
        Assert.True(store.Delete("a"));
    }

    [Fact]
    public void A_time_that_a_class_without_one_meets_is_kept()
    {
        using var store = new ChatRedisStore(fixture.Connection, _options);
        store.Create(new Chat { Id = "a" });
        var expires = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeMilliseconds();
        var database = fixture.Connection.GetDatabase();
        database.HashSet(Hash("chat"), "$expires", expires);
        var chat = store.Load("a");
        chat.Topic = "new";
        store.Save(chat);
        Assert.Equal(1L, store.AppendNotes("a", "first"));
        Assert.Equal(2L, store.AppendNotes("a", "second"));
        Assert.Equal(expires, new DateTimeOffset(database.KeyExpireTime($"{Hash("chat")}:notes")!.Value, TimeSpan.Zero).ToUnixTimeMilliseconds());
        Assert.True(store.Verify().IsIntact);
    }

    private string Hash(string name) => $"{_options.KeyPrefix}:{name}:{{a}}";

    private void IsDamage(string name, string expires, params Action[] changes)
    {
        fixture.Connection.GetDatabase().HashSet(Hash(name), "$expires", expires);
        var before = KeysContent.Read(fixture.Connection, _options.KeyPrefix);
        foreach (var change in changes)
        {
            var error = Assert.Throws<SessionCorruptedException>(change);
            Assert.Equal("a", error.SessionKey);
            Assert.Contains($"hash '{Hash(name)}', field '$expires': '{expires}' is no time in milliseconds since 1970", error.Message, StringComparison.Ordinal);
            Assert.Contains("Nothing was changed", error.Message, StringComparison.Ordinal);
        }

        before.IsThatOf(KeysContent.Read(fixture.Connection, _options.KeyPrefix));
    }
}
