using Persistence.Mapping;
using Persistence.Monitoring;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;

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

    /// <summary>Whether commits wake no tails.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Whether nothing of a deleted session is left in copies of search indexes.</summary>
    public bool IsSecure { get; init; }

    /// <summary>The script that wakes tails, or the same without, as the store's settings say.</summary>
    /// <param name="script">A script that commits.</param>
    public RedisScript Publishing(RedisScript script) => IsQuiet ? script.Quiet : script;

    /// <summary>The store's name in messages.</summary>
    public string DisplayName { get; } = Connection.DisplayName;
}
