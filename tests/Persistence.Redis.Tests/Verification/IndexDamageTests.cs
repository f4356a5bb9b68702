using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Verification;

/// <summary>The listing, indexes and reservations, changed without the store.</summary>
public sealed class IndexDamageTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    [Fact]
    public void Sessions_that_are_in_an_index_and_not_in_the_listing_are_named()
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.KeyDelete(chats.Listing);
        var report = chats.Store.Verify();
        Assert.Equal(2, report.SessionsChecked);
        Assert.Equal(["one", "two"], report.Findings.Select(static finding => finding.SessionKey));
        Assert.All(report.Findings, finding => Assert.Equal($"sorted set '{chats.Listing}'", finding.Location));
    }

    [Fact]
    public void A_session_that_the_listing_lacks_is_named()
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.SortedSetRemove(chats.Listing, $"one\0{chats.Field(chats.One, "$listed")}");
        Assert.Equal(["two"], chats.Store.Keys());
        Assert.Contains("missing", chats.Finding("one", $"sorted set '{chats.Listing}'"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_that_the_listing_lacks_can_be_listed_again()
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.KeyDelete(chats.Listing);
        chats.Database.SortedSetAdd(chats.Listing, $"one\0{chats.Field(chats.One, "$listed")}", 0);
        var chat = chats.Store.Load("two");
        chats.Store.Delete("two");
        chats.Store.Create(chat);
        Assert.True(chats.Store.Verify().IsIntact);
        Assert.Equal(["one", "two"], chats.Store.Keys());
        Assert.Equal((3, 2), (chats.Store.Load("two").Messages.Count, chats.Store.Load("two").Notes.Count));
    }

    [Fact]
    public void A_session_that_nothing_finds_is_not_seen()
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.KeyDelete([chats.Listing, chats.Index("status"), chats.Index("slot")]);
        // A store looks at no key that it does not know the name of; docs/redis-layout.md says so.
        Assert.Equal(new IntegrityReport(0, 0, []).SessionsChecked, chats.Store.Verify().SessionsChecked);
    }

    [Fact]
    public void A_session_that_an_index_lacks_is_named()
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.SortedSetRemove(chats.Index("status"), chats.Database.SortedSetRangeByRank(chats.Index("status"), 0, 0)[0]);
        Assert.Equal(["two"], chats.Store.FindByStatus(7));
        Assert.Contains("missing", chats.Finding("one", $"sorted set '{chats.Index("status")}'"), StringComparison.Ordinal);
        chats.Database.KeyDelete(chats.Index("status"));
        Assert.Equal(2, chats.Store.Verify().Findings.Count);
    }

    [Fact]
    public void An_entry_out_of_its_place_is_named()
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.SortedSetAdd(chats.Index("status"), chats.Database.SortedSetRangeByRank(chats.Index("status"), 0, 0)[0], 5);
        Assert.Contains("score is 5", chats.Finding("one", $"sorted set '{chats.Index("status")}'"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_reserved_for_nobody_is_named()
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.KeyDelete(chats.Reservation("slot one"));
        Assert.Contains("not reserved", chats.Finding("one", $"key '{chats.Reservation("slot one")}'"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_reserved_for_another_session_is_named()
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.KeyDelete(chats.Reservation("slot one"));
        chats.Store.Create(new Chat { Id = "three", Slot = "slot one" });
        Assert.Equal(["one", "three"], chats.Store.FindBySlot("slot one"));
        var finding = Assert.Single(chats.Store.Verify().Findings);
        Assert.Equal(("one", $"key '{chats.Reservation("slot one")}'"), (finding.SessionKey, finding.Location));
        Assert.Contains("reserved for session 'three'", finding.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("")]
    public void A_reservation_that_is_none_is_named(string holder)
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.StringSet(chats.Reservation("slot one"), holder);
        Assert.Contains("not reserved", chats.Finding("one", $"key '{chats.Reservation("slot one")}'"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reservation_of_the_wrong_type_is_named()
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.KeyDelete(chats.Reservation("slot one"));
        chats.Database.ListRightPush(chats.Reservation("slot one"), "x");
        Assert.StartsWith("it is a list", chats.Finding("one", $"key '{chats.Reservation("slot one")}'"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("slot")]
    [InlineData(null)]
    public void An_index_or_listing_of_the_wrong_type_is_named(string? index)
    {
        using var chats = new DamagedChats(fixture);
        var key = index is null ? chats.Listing : chats.Index(index);
        chats.Database.KeyDelete(key);
        chats.Database.HashSet(key, "x", "y");
        Assert.StartsWith("it is a hash", chats.Finding(null, $"key '{key}'"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_of_indexes_of_the_wrong_type_is_named()
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.KeyDelete(chats.Record);
        chats.Database.StringSet(chats.Record, "foreign");
        Assert.StartsWith("it is a string", chats.Finding(null, $"key '{chats.Record}'"), StringComparison.Ordinal);

        // This is why it matters: a store that is opened now can do nothing until it has gone.
        using (var store = chats.Open())
        {
            Assert.Contains(chats.Record, Assert.Throws<SessionCorruptedException>(() => store.Load("one")).Message, StringComparison.Ordinal);
            chats.Database.KeyDelete(chats.Record);
            Assert.Equal("one", store.Load("one").Id);
        }

        Assert.True(chats.Store.Verify().IsIntact);
    }

    [Theory]
    [InlineData("status", "garbage")]
    [InlineData("slot", "")]
    [InlineData("foreign", "garbage")]
    public void What_the_record_of_indexes_holds_besides_is_named(string field, string text)
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.HashSet(chats.Record, field, text);
        Assert.StartsWith($"'{text}' does not define an index", chats.Finding(null, $"key '{chats.Record}', field '{field}'"), StringComparison.Ordinal);

        // As the finding says.
        using var store = chats.Open();
        Assert.Equal(["one", "two"], store.FindByStatus(7));
        Assert.True(chats.Store.Verify().IsIntact);
    }

    [Fact]
    public void What_the_record_tells_of_another_version_of_the_class_is_no_damage()
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.HashSet(chats.Record, [new("status", "many values"), new("slot", "one value of something else"), new("other", "one value, unique")]);
        Assert.True(chats.Store.Verify().IsIntact);
    }

    [Fact]
    public void Damage_of_a_session_that_only_an_index_finds_is_named()
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.KeyDelete(chats.Listing);
        chats.Database.HashSet(chats.One, "topic", "{");
        chats.Database.KeyDelete(chats.Two);
        chats.Database.StringSet(chats.Two, "foreign");
        var findings = chats.Store.Verify().Findings;
        Assert.Equal([("one", $"hash '{chats.One}'"), ("one", $"sorted set '{chats.Listing}'"), ("two", $"key '{chats.Two}'")], findings.Select(static finding => (finding.SessionKey, finding.Location)));
    }

    [Fact]
    public void Entries_that_no_store_wrote_disturb_nobody()
    {
        var prefix = RedisServerFixture.NewPrefix();
        using var store = new AlbumRedisStore(fixture.Connection, new RedisStoreOptions { KeyPrefix = prefix });
        store.Create(new Album { Number = 5, Tags = ["red"] });
        var database = fixture.Connection.GetDatabase();
        foreach (var member in new RedisValue[] { "", "x", "Axyz\00cfb8dc7e6e23b43", "\0\0\0", "A\00cfb8dc7e6e23b43", new byte[] { 0xFF, 0, 0xFE } })
        {
            database.SortedSetAdd($"{prefix}:{{album:keys}}", member, 0);
            database.SortedSetAdd($"{prefix}:{{album:index:tags}}", member, 0);
        }

        // What such an entry names is there, and is no session.
        database.HashSet($"{prefix}:album:{{xyz}}", "$version", 1);
        var report = store.Verify();
        Assert.DoesNotContain(report.Findings, static finding => finding.SessionKey == "5");
        Assert.Contains(report.Findings, static finding => finding.SessionKey == "xyz");
    }
}
