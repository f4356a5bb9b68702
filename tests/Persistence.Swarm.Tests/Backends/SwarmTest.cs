using Persistence.Testing.Redis;
using Swarm.Chats;
using Swarm.Stores;

namespace Persistence.Swarm.Tests.Backends;

/// <summary>What is tried on each backend.</summary>
public abstract class SwarmTest(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    /// <summary>The backends.</summary>
    public static TheoryData<string> Backends => ["sqlite", "json", "redis"];

    /// <summary>A swarm with three agents, Ada, Ben and Cleo.</summary>
    protected SwarmPlace Begin(string backend)
    {
        var place = Empty(backend);
        foreach (var agent in new[] { "Ada", "Ben", "Cleo" })
        {
            place.Swarm.Agents.Register(agent, "speaker", "tests");
        }

        return place;
    }

    /// <summary>A swarm with nothing in it.</summary>
    protected SwarmPlace Empty(string backend) => SwarmPlace.Create(backend, redis);

    /// <summary>A message.</summary>
    protected static ChatMessage Message(string id, string sender, string content = "hello") =>
        new(id, sender, [], content, DateTimeOffset.UnixEpoch, ChatPriority.Normal, []);

    /// <summary>The ids of a chat's messages, as they are stored.</summary>
    protected static string[] Ids(SwarmServices swarm, string chatId) => [.. swarm.Chats.History(chatId).Select(static message => message.Id)];
}
