using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Verification;

/// <summary>Verifying writes nothing, whatever it meets: neither what readers clean up nor what a first load would fill.</summary>
public sealed class NothingChangesTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    // Of 2020: nobody waits for such a commit any more, and readers remove its entries.
    private const string Old = "0000000000000001";

    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    [Fact]
    public void Entries_and_reservations_that_are_stale_stay()
    {
        using var store = new ChatRedisStore(fixture.Connection, _options);
        store.Create(new Chat { Id = "one", Status = 7, Slot = "s" });
        foreach (var session in new[] { "one", "gone" })
        {
            Database.SortedSetAdd(Shared("keys"), $"{session}\0{Old}", 0);
            Database.SortedSetAdd(Shared("index:status"), $"{Mapping.NumberIndexText.Encode(8)}\0{session}\0{Old}", 0);
            Database.SortedSetAdd(Shared("index:slot"), $"t\0{session}\0{Old}", 0);
        }

        Database.StringSet(Shared("unique:slot:t"), $"{Old}:gone");
        Unchanged(store);

        // Others do remove them, so that there was something to leave alone.
        var before = Database.SortedSetLength(Shared("keys"));
        Assert.Equal(["one"], store.Keys());
        Assert.True(Database.SortedSetLength(Shared("keys")) < before);
    }

    [Fact]
    public void Damage_stays()
    {
        using var store = new ChatRedisStore(fixture.Connection, _options);
        store.Create(new Chat { Id = "one", Status = 7, Slot = "s", Messages = [new Message("1", "first"), new Message("2", "second")], Notes = ["note"] });
        store.Create(new Chat { Id = "two", Status = 7, Messages = [new Message("1", "first")] });
        var (one, two) = ($"{_options.KeyPrefix}:chat:{{one}}", $"{_options.KeyPrefix}:chat:{{two}}");
        Database.HashSet(one, [new("topic", "{"), new("$expires", "soon"), new("$index:status", "garbage"), new("$listed", "x")]);
        Database.SetRemove($"{one}:messages:ids", "1");
        Database.KeyDelete([Shared("unique:slot:s"), Shared("index:slot"), $"{one}:notes", two]);
        Database.StringSet($"{one}:notes", "foreign");
        Database.StringSet(Shared("index:slot"), "foreign");
        Database.SortedSetAdd(Shared("keys"), "foreign", 0);
        Assert.NotEmpty(Unchanged(store).Findings);
    }

    [Fact]
    public void Sessions_that_have_expired_stay()
    {
        var time = new LateTime();
        using var store = new LeaseRedisStore(fixture.Connection, new RedisStoreOptions { KeyPrefix = _options.KeyPrefix, TimeProvider = time });
        store.Create(new Lease { Id = "l", Slot = "s", Notes = ["note"] });
        time.Late = TimeSpan.FromHours(1);
        Assert.Equal(0, Unchanged(store).SessionsChecked);
        Assert.Equal(1, store.PurgeExpired());
    }

    private IDatabase Database => fixture.Connection.GetDatabase();

    private string Shared(string name) => $"{_options.KeyPrefix}:{{chat:{name}}}";

    private IntegrityReport Unchanged<TSession, TKey>(ISessionStore<TSession, TKey> store)
        where TSession : class
        where TKey : notnull
    {
        var before = KeysContent.Read(fixture.Connection, _options.KeyPrefix);
        var report = store.Verify();
        before.IsThatOf(KeysContent.Read(fixture.Connection, _options.KeyPrefix));
        return report;
    }

    private sealed class LateTime : TimeProvider
    {
        public TimeSpan Late { get; set; }

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + Late;
    }
}
