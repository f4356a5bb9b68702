using StackExchange.Redis;

namespace Persistence.Redis.Connection;

/// <summary>What the server answered.</summary>
/// <param name="Result">The answer.</param>
/// <param name="WasRepeated">Whether an earlier attempt may have been carried out too, its answer lost.</param>
internal readonly record struct RedisAnswer(RedisResult Result, bool WasRepeated);
