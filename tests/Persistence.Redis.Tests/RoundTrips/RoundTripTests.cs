using System.Globalization;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.RoundTrips;

/// <summary>Counts commands on a server of its own, as the server counts them.</summary>
public sealed class RoundTripTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private const int Repetitions = 10;

    [Fact]
    public void An_append_is_one_script() =>
        Assert.Equal(["evalsha"], Sent(static (store, _, number) => store.AppendMessages("c", new Message($"n{number}", "text"))));

    [Fact]
    public void A_save_is_one_script() =>
        Assert.Equal(["evalsha"], Sent(static (store, chat, number) =>
        {
            chat.Topic = $"topic {number}";
            chat.Messages.Add(new Message($"s{number}", "text"));
            store.Save(chat);
        }));

    [Fact]
    public void Finding_a_header_is_one_command() =>
        Assert.Equal(["hgetall"], Sent(static (store, _, _) => store.Find("c", SessionLoad.HeaderOnly)));

    [Fact]
    public void Finding_everything_takes_no_script() =>
        Assert.Equal(["hgetall"], Sent(static (store, _, _) => store.Find("c")));

    // The first part of a log is read together with those of other sessions; a long one from its start then, by itself.
    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "lrange 1")]
    [InlineData(999, "lrange 1")]
    [InlineData(1000, "llen 1, lrange 2")]
    [InlineData(2001, "llen 1, lrange 4")]
    public void Verifying_asks_a_long_log_alone_for_its_length(int entries, string expected)
    {
        using var store = new ChatRedisStore(fixture.Connection, new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix() });
        store.Create(new Chat { Id = "c", Messages = [.. Enumerable.Range(0, entries).Select(static number => new Message($"{number}", "text"))] });
        fixture.Connection.GetServers()[0].Execute("CONFIG", "RESETSTAT");
        Assert.Equal(entries, store.Verify().EntriesChecked);
        var statistics = fixture.Connection.GetServers()[0].Info("commandstats").SelectMany(static section => section)
            .Where(static pair => pair.Key is "cmdstat_llen" or "cmdstat_lrange").Select(static pair => $"{pair.Key["cmdstat_".Length..]} {Calls(pair.Value)}");
        Assert.Equal(expected, string.Join(", ", statistics.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Scripts_are_loaded_again_after_a_flush()
    {
        using var store = new ChatRedisStore(fixture.Connection, new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix() });
        store.Create(new Chat { Id = "c" });
        store.AppendMessages("c", new Message("1", "a"));
        fixture.Connection.GetDatabase().Execute("SCRIPT", "FLUSH");
        Assert.Equal(2L, store.AppendMessages("c", new Message("2", "b")));
        Assert.Equal(["a", "b"], store.ReadMessages("c").Select(static message => message.Text));
    }

    // The kinds of commands that clients sent, once for each repetition and no more.
    private List<string> Sent(Action<ChatRedisStore, Chat, int> work)
    {
        using var store = new ChatRedisStore(fixture.Connection, new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix() });
        var chat = new Chat { Id = "c", Messages = [new Message("1", "first")] };
        store.Create(chat);
        work(store, chat, 0);
        var server = fixture.Connection.GetServers()[0];
        server.Execute("CONFIG", "RESETSTAT");
        for (var number = 1; number <= Repetitions; number++)
        {
            work(store, chat, number);
        }

        // Of what only clients send, and what is sent inside scripts too: see the second list.
        var statistics = server.Info("commandstats").SelectMany(static section => section)
            .ToDictionary(static pair => pair.Key["cmdstat_".Length..], static pair => Calls(pair.Value), StringComparer.Ordinal);
        var fromClients = new[] { "evalsha", "eval", "script|load", "multi", "exec", "watch", "hgetall", "zadd", "zrem", "get" };
        var sent = statistics.Where(pair => fromClients.Contains(pair.Key) && !(pair.Key == "hgetall" && statistics.ContainsKey("evalsha"))).ToList();
        Assert.All(sent, static pair => Assert.Equal(Repetitions, pair.Value));
        return [.. sent.Select(static pair => pair.Key)];
    }

    private static int Calls(string statistics) =>
        int.Parse(statistics.Split(',')[0]["calls=".Length..], CultureInfo.InvariantCulture);
}
