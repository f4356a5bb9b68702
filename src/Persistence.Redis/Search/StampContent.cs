using StackExchange.Redis;

namespace Persistence.Redis.Search;

/// <summary>What was read of a session together with its stamp. Immutable.</summary>
/// <param name="Fields">Version, schema version, time of expiry, token, token of the creation.</param>
/// <param name="Values">The entries, or the fields of the header and their values.</param>
internal sealed record StampContent(RedisResult Fields, RedisResult Values);
