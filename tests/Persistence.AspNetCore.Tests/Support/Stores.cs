using Persistence.AspNetCore.Tests.Sessions;
using StackExchange.Redis;

namespace Persistence.AspNetCore.Tests.Support;

/// <summary>A store of chats on any backend.</summary>
internal static class Stores
{
    public static ITeamChatStore Open(string backend, string where, string prefix) => backend switch
    {
        "json" => new TeamChatJsonStore(where),
        "sqlite" => new TeamChatSqliteStore(Database(where)),
        _ => new TeamChatRedisStore(ConnectionMultiplexer.Connect(where), new RedisStoreOptions { KeyPrefix = prefix }),
    };

    public static string Database(string folder) => $"Data Source={Path.Combine(folder, "chat.db")};Pooling=False";

    /// <summary>The feed of the tests.</summary>
    public static void Chats(this SessionFeedBuilder feed, ITeamChatStore store) => feed.Add(store, static chats =>
    {
        chats.Name = "chats";
        chats.Log(static chat => chat.Messages, static line => line.Sender switch
        {
            "throw" => throw new InvalidOperationException("no"),
            "none" => throw new ArgumentException("no"),
            _ => new FeedEntry(line.Sender, line.Text) { At = line.SentAt },
        });
        chats.Log(static chat => chat.Notes, static note => new FeedEntry("", note) { Kind = "note" });
        chats.Show(static chat => chat.Id == "throw" ? throw new InvalidOperationException("no") : new FeedSession(chat.Topic));
    });
}
