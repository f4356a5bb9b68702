using StackExchange.Redis;

namespace Persistence.Redis.Connection;

/// <summary>How the keys are spread over servers.</summary>
/// <param name="redis">The user's connection.</param>
internal sealed class ServerLayout(IConnectionMultiplexer redis)
{
    /// <summary>Whether all keys are on one server, so that a script may have keys of several sessions: no cluster, and nothing that stands before several servers.</summary>
    public bool IsOneServer => Array.TrueForAll(redis.GetServers(), static server => server.ServerType == ServerType.Standalone);
}
