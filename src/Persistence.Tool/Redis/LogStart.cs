using StackExchange.Redis;

namespace Persistence.Tool.Redis;

/// <summary>What a server says of one log of a session together with its hash, as of one moment.</summary>
/// <param name="List">The name of its list.</param>
/// <param name="Length">How many entries the list has.</param>
/// <param name="Ids">How many ids its set holds; 0 where the entries have none.</param>
/// <param name="First">Its first entries, as far as they were asked for.</param>
internal sealed record LogStart(string List, long Length, long Ids, RedisValue[] First);
