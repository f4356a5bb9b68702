using Persistence.Redis.Tests.Sessions;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Faults;

/// <summary>A store whose contents can be checked: each session is whole, and everything that finds it agrees with it.</summary>
internal sealed class CheckedStore(IConnectionMultiplexer redis, RedisStoreOptions options) : IDisposable
{
    private static readonly string[] s_parts = ["", ":messages", ":messages:ids", ":notes"];
    private static readonly string[] s_ids = ["c", "left", "new"];

    public RedisStoreOptions Options => options;

    public ChatRedisStore Store { get; } = new(redis, options);

    public void Create(Chat chat) => Store.Create(chat);

    public void Check()
    {
        var chats = Chats();
        Assert.Equal(chats.Select(static chat => chat.Id), Store.Keys());
        Assert.Equal(chats.Count, Store.Count());
        foreach (var chat in chats)
        {
            // A change is a whole one: topic, status and slot go together, and so do the entries of one call.
            Assert.Equal($"topic {chat.Status}", chat.Topic);
            Assert.True(chat.Status != 2 || chat.Slot != "t" || chat.Messages.Count >= 2);
            Assert.InRange(chat.Messages.Count, 2, 4);
            Assert.Equal(Enumerable.Range(1, chat.Messages.Count).Select(static number => $"{number}"), chat.Messages.Select(static message => message.Id));
        }

        foreach (var status in new[] { 1, 2, 7 })
        {
            Assert.Equal(chats.Where(chat => chat.Status == status).Select(static chat => chat.Id), Store.FindByStatus(status));
        }

        foreach (var slot in new[] { "s", "t", "other" })
        {
            Assert.Equal(chats.Where(chat => chat.Slot == slot).Select(static chat => chat.Id), Store.FindBySlot(slot));
        }

        Assert.True(Store.Verify().IsIntact, string.Join(Environment.NewLine, Store.Verify().Findings));
    }

    /// <summary>The names of all keys that the sessions need, sorted.</summary>
    public List<string> ExpectedKeys()
    {
        var root = $"{options.KeyPrefix}:{{chat:";
        var chats = Chats();
        var keys = chats.SelectMany(chat => Own(chat.Id)).Concat(chats.Select(chat => $"{root}unique:slot:{chat.Slot}}}"));
        keys = keys.Concat(chats.Count == 0 ? [] : [$"{root}keys}}", $"{root}index:status}}", $"{root}index:slot}}"]);
        return [.. keys.Append($"{root}indexes}}").Append($"{root}shape}}").Order(StringComparer.Ordinal)];
    }

    public void Dispose() => Store.Dispose();

    private IEnumerable<string> Own(string id) =>
        s_parts.Select(part => $"{options.KeyPrefix}:chat:{{{id}}}{part}");

    private List<Chat> Chats() =>
        [.. s_ids.Select(id => Store.Find(id)).OfType<Chat>()];
}
