using StackExchange.Redis;

namespace Persistence.Redis.Search;

/// <summary>A session that the listing names, and what was known of it the last time. For one thread.</summary>
/// <param name="key">Its encoded key.</param>
/// <param name="hash">Its hash.</param>
/// <param name="list">The list of the log that is searched; none where headers are.</param>
/// <param name="tokens">The tokens of its entries in the listing.</param>
internal sealed class StampedSession(string key, RedisKey hash, RedisKey? list, IReadOnlyList<string> tokens)
{
    /// <summary>Its encoded key.</summary>
    public string Key => key;

    /// <summary>Its hash.</summary>
    public RedisKey Hash => hash;

    /// <summary>The list of the log that is searched; none where headers are.</summary>
    public RedisKey? List => list;

    /// <summary>The tokens of its entries in the listing.</summary>
    public IReadOnlyList<string> Tokens => tokens;

    /// <summary>By what the server sees that nothing changed; empty where all is asked for.</summary>
    public RedisValue Fact { get; set; } = "";

    /// <summary>Whether its hash is there.</summary>
    public bool IsThere { get; set; }

    /// <summary>What is known of it; null where it is not there.</summary>
    public SessionStamp? Stamp { get; set; }
}
