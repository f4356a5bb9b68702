using Persistence.Mapping;
using Persistence.Monitoring;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;

namespace Persistence.Redis;

/// <summary>What every part of the engine needs.</summary>
/// <param name="Connection">Sends requests.</param>
/// <param name="Keys">Names of keys.</param>
/// <param name="Description">The session class.</param>
/// <param name="Clock">By which sessions expire.</param>
internal sealed record RedisContext(RedisConnection Connection, RedisKeys Keys, SessionDescription Description, SessionClock Clock)
{
    /// <summary>What the store measures and reports.</summary>
    public StoreTelemetry Telemetry { get; } = Connection.Telemetry;

    /// <summary>The store's name in messages.</summary>
    public string DisplayName { get; } = Connection.DisplayName;
}
