using System.Text;
using StackExchange.Redis;

namespace Persistence.Redis.Search;

/// <summary>A session that the listing names, and what was known of it the last time. For one thread.</summary>
/// <param name="key">Its encoded key.</param>
/// <param name="hash">The name of its hash.</param>
/// <param name="list">The list of the log that is searched; null where headers are.</param>
/// <param name="tokens">The tokens of its entries in the listing.</param>
internal sealed class StampedSession(string key, string hash, string? list, IReadOnlyList<string> tokens)
{
    /// <summary>Its encoded key.</summary>
    public string Key => key;

    // Sent with each search; as bytes they are copied.
    /// <summary>Its hash.</summary>
    public RedisKey Hash { get; } = Encoding.UTF8.GetBytes(hash);

    /// <summary>The list of the log that is searched; none where headers are.</summary>
    public RedisKey List { get; } = list is null ? default : Encoding.UTF8.GetBytes(list);

    /// <summary>The tokens of its entries in the listing.</summary>
    public IReadOnlyList<string> Tokens => tokens;

    /// <summary>By what the server sees that nothing changed; null where all is asked for.</summary>
    public KnownSession? Known { get; set; }

    /// <summary>What is known of it; null where it is not there.</summary>
    public SessionStamp? Stamp { get; set; }
}
