using System.Globalization;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.RoundTrips;

/// <summary>What counting and purging ask of a server that has many sessions, as the server counts it.</summary>
public sealed class WholeStoreTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private const int Sessions = 150;

    // A commit of 2020.
    private const string Old = "0000000000000001";

    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    [Fact]
    public void Count_asks_for_many_sessions_by_one_command_and_reads_none()
    {
        using var store = Filled();
        Assert.Equal(Sessions, store.Count());
        Reset();
        Assert.Equal(Sessions, store.Count());
        Assert.Equal((3, 0, 0), (Calls("exists"), Calls("hmget"), Calls("evalsha")));
    }

    [Fact]
    public void Count_looks_only_at_those_that_stand_beside_one_that_is_gone()
    {
        using var store = Filled();
        Database.KeyDelete($"{_options.KeyPrefix}:chat:{{{1:D3}}}");
        Reset();
        Assert.Equal(Sessions - 1, store.Count());
        Assert.InRange(Calls("hmget"), 2, 64);
    }

    // Two entries of one session, whichever of them is true, on any side of a page's end.
    [Fact]
    public void A_session_with_several_entries_counts_once()
    {
        using var store = Filled();
        for (var number = 0; number < Sessions; number++)
        {
            foreach (var token in (string[])[Old, "7fffffffffffffff"])
            {
                Database.SortedSetAdd($"{_options.KeyPrefix}:{{chat:keys}}", $"{number:D3}\u0000{token}", 0);
            }
        }

        Assert.Equal(Sessions, store.Count());
        Database.KeyDelete($"{_options.KeyPrefix}:chat:{{{63:D3}}}");
        Assert.Equal(Sessions - 1, store.Count());
        Assert.Equal(store.Keys().Count(), store.Count());
    }

    [Fact]
    public void PurgeExpired_looks_at_a_session_once_however_many_indexes_it_is_in()
    {
        using var store = Filled();
        Reset();
        Assert.Equal(0, (int)store.PurgeExpired());
        Assert.Equal(Sessions, Calls("hmget"));
    }

    [Fact]
    public void PurgeExpired_looks_at_the_entries_that_no_listed_session_names()
    {
        using var store = Filled();
        Database.SortedSetAdd($"{_options.KeyPrefix}:{{chat:index:slot}}", $"slot 1\u0000001\u0000{Old}", 0);
        Database.SortedSetAdd($"{_options.KeyPrefix}:{{chat:index:slot}}", $"slot 2\u0000none\u0000{Old}", 0);
        Reset();
        Assert.Equal(0, (int)store.PurgeExpired());
        Assert.Equal(Sessions + 2, Calls("hmget"));
        Assert.Equal(Sessions, Database.SortedSetLength($"{_options.KeyPrefix}:{{chat:index:slot}}"));
        Assert.Equal(["001"], store.FindBySlot("slot 1"));
    }

    // As a program leaves it that copies keys to other names.
    [Fact]
    public void PurgeExpired_distinguishes_the_entry_of_another_session()
    {
        using var store = Filled();
        RedisKey index = $"{_options.KeyPrefix}:{{chat:index:slot}}";
        var member = (string)Database.SortedSetRangeByRank(index, 0, 0)[0]!;
        Database.SortedSetAdd(index, string.Join('\0', member.Split('\0')[0], "none", member.Split('\0')[2]), 0);
        store.PurgeExpired();
        Assert.Equal(Sessions, Database.SortedSetLength(index));
    }

    // More than one script looks at: a page of the listing in which true entries come before stale ones.
    [Fact]
    public async Task PurgeExpired_looks_at_a_long_page_in_parts()
    {
        const int there = 2200;
        const int gone = 1800;
        using var store = Filled();
        await Task.WhenAll(Enumerable.Range(1000, there + gone).SelectMany(number => (Task[])
        [
            Database.SortedSetAddAsync($"{_options.KeyPrefix}:{{chat:keys}}", $"{number}\u0000{Old}", 0),
            number < 1000 + there ? Database.HashSetAsync($"{_options.KeyPrefix}:chat:{{{number}}}", [new("$version", "1"), new("$listed", Old)]) : Task.CompletedTask,
        ]));
        Assert.Equal(gone, (int)store.PurgeExpired());
        Assert.Equal(Sessions + there, Database.SortedSetLength($"{_options.KeyPrefix}:{{chat:keys}}"));
        Assert.Equal(Sessions + there, store.Count());
    }

    private ChatRedisStore Filled()
    {
        var store = new ChatRedisStore(fixture.Connection, _options);
        for (var number = 0; number < Sessions; number++)
        {
            store.Create(new Chat { Id = $"{number:D3}", Status = number % 2, Slot = $"slot {number}" });
        }

        return store;
    }

    private IDatabase Database => fixture.Connection.GetDatabase();

    private void Reset() => fixture.Connection.GetServers()[0].Execute("CONFIG", "RESETSTAT");

    // Those inside scripts too.
    private int Calls(string command) => fixture.Connection.GetServers()[0].Info("commandstats").SelectMany(static section => section)
        .Where(pair => pair.Key == "cmdstat_" + command).Select(static pair => int.Parse(pair.Value.Split(',')[0]["calls=".Length..], CultureInfo.InvariantCulture)).SingleOrDefault();
}
