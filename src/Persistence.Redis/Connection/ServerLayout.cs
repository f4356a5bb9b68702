using StackExchange.Redis;

namespace Persistence.Redis.Connection;

/// <summary>How the keys are spread over servers.</summary>
/// <param name="redis">The user's connection.</param>
internal sealed class ServerLayout(IConnectionMultiplexer redis)
{
    /// <summary>Whether all keys are on one server, so that a script may have keys of several sessions: no cluster, and nothing that stands before several servers.</summary>
    public bool IsOneServer => Array.TrueForAll(redis.GetServers(), static server => server.ServerType == ServerType.Standalone);

    /// <summary>Whether the keys are on slots of a cluster, which <see cref="SlotOf"/> knows.</summary>
    public bool IsCluster => Array.TrueForAll(redis.GetServers(), static server => server.ServerType == ServerType.Cluster);

    /// <summary>The slot of a key, on a cluster.</summary>
    /// <param name="name">The key.</param>
    public int SlotOf(RedisKey name) => redis.HashSlot(name);
}
