using StackExchange.Redis;

namespace Persistence.Redis.Sessions;

/// <summary>A session as the server holds it at one moment.</summary>
/// <param name="Fields">The hash, as HGETALL answers it.</param>
/// <param name="Logs">All entries of each log, by ordinal.</param>
internal sealed record WholeSession(RedisResult Fields, RedisValue[][] Logs);
