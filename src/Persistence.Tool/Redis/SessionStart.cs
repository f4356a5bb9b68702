using Persistence.Tool.Stores;
using StackExchange.Redis;

namespace Persistence.Tool.Redis;

/// <summary>What a server says of a session at one moment.</summary>
/// <param name="Hash">The name of its hash.</param>
/// <param name="Head">The head.</param>
/// <param name="Listed">The commit that created the session.</param>
/// <param name="Logs">The logs that hold entries.</param>
internal sealed record SessionStart(string Hash, SessionHead Head, RedisValue Listed, IReadOnlyDictionary<string, LogStart> Logs);
