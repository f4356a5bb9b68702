using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;

namespace Persistence.Redis.Indexes;

/// <summary>What reading and writing indexes needs.</summary>
/// <param name="Connection">Sends requests.</param>
/// <param name="Keys">Names of keys.</param>
/// <param name="Description">The session class.</param>
/// <param name="Clock">By which sessions expire.</param>
internal sealed record IndexTools(RedisConnection Connection, RedisKeys Keys, SessionDescription Description, SessionClock Clock);
