using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Layout;

/// <summary>Applications that share a server by their prefixes never meet, whatever the prefixes and the keys look like.</summary>
public sealed class PrefixTests
{
    // Prefixes of one another, with everything that the names of keys are made of, and what a pattern would match.
    private static readonly string[] s_prefixes =
    [
        "a", "aa", "a:", "a:chat", "a:chat:", "a:chat:{c}", "a:{chat:unique:slot:c}", "a:{chat", "a:{chat:keys}", "{a}", "{a", "a}", "a%3Achat", "a%", "%", "a*", "*", "a?", "[a]", "\u00e9", "e\u0301", "a b", "a\0",
    ];

    // "a" with the second of them would have the name that "a:chat:{c}" with the first has, and so would a value of an index.
    private static readonly string[] s_ids = ["c", "c}:chat:{c", "{c}", "chat:{c}", "keys}", "{chat:keys}", "c}:messages", "c:messages", "%7Bc%7D", "*", "unique:slot:s}"];

    [Fact]
    public void No_store_sees_another_ones_sessions()
    {
        using var server = RedisServer.Start();
        using var redis = server.Connect();
        var stores = s_prefixes.Select(prefix => new ChatRedisStore(redis, new RedisStoreOptions { KeyPrefix = prefix })).ToList();
        for (var number = 0; number < stores.Count; number++)
        {
            foreach (var id in s_ids)
            {
                stores[number].Create(new Chat { Id = id, Topic = s_prefixes[number], Status = number % 3, Slot = id, Messages = [new Message("1", s_prefixes[number])] });
                stores[number].AppendNotes(id, s_prefixes[number]);
            }
        }

        // Each session has a hash, two lists, a set and a reservation of its own, each store a listing, two indexes, the record of those and that of the shape.
        Assert.Equal(stores.Count * ((s_ids.Length * 5) + 5), (long)redis.GetDatabase().Execute("DBSIZE"));
        for (var number = 0; number < stores.Count; number++)
        {
            Check(stores[number], s_prefixes[number], number % 3);
        }

        for (var number = 0; number < stores.Count; number += 2)
        {
            Assert.All(s_ids, id => Assert.True(stores[number].Delete(id)));
            stores[number].PurgeExpired();
            Assert.Empty(stores[number].Keys());
        }

        for (var number = 1; number < stores.Count; number += 2)
        {
            Check(stores[number], s_prefixes[number], number % 3);
        }

        stores.ForEach(static store => store.Dispose());
    }

    private static void Check(ChatRedisStore store, string prefix, int status)
    {
        var expected = s_ids.Order(StringComparer.Ordinal).ToList();
        Assert.Equal(expected, store.Keys());
        Assert.Equal(expected.Count, store.Count());
        Assert.Equal(expected, store.FindByStatus(status));
        Assert.Empty(store.FindByStatus((status + 1) % 3));
        foreach (var id in s_ids)
        {
            var chat = store.Load(id);
            Assert.Equal((prefix, prefix, prefix), (chat.Topic, chat.Messages[0].Text, chat.Notes[0]));
            Assert.Equal([id], store.FindBySlot(id));
        }

        Assert.True(store.Verify().IsIntact);
    }
}
