namespace Persistence.Redis.Connection;

/// <summary>What the server answered.</summary>
/// <typeparam name="T">The form of the answer.</typeparam>
/// <param name="Result">The answer.</param>
/// <param name="WasRepeated">Whether an earlier attempt may have been carried out too, its answer lost.</param>
internal readonly record struct RedisAnswer<T>(T Result, bool WasRepeated);
