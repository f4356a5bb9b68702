using System.Globalization;
using System.Text;
using Persistence.Mapping;
using StackExchange.Redis;

namespace Persistence.Redis.Layout;

/// <summary>
/// The names of the keys that a store uses; docs/redis-layout.md shows one of each. All keys of a session carry the
/// session's key as their hash tag, so that they live on one slot of a cluster.
/// </summary>
internal sealed class RedisKeys
{
    private readonly string _root;
    private readonly string _sharedRoot;

    public RedisKeys(string prefix, SessionDescription description)
    {
        _root = $"{Escape(prefix)}:{Escape(description.Name)}:{{";
        _sharedRoot = $"{Escape(prefix)}:{{{Escape(description.Name)}:";
        Listing = _sharedRoot + "keys}";
        Indexes = _sharedRoot + "indexes}";
        Maintenance = _sharedRoot + "maintenance}";
        Shape = _sharedRoot + "shape}";
    }

    /// <summary>The sorted set of all sessions' keys.</summary>
    public RedisKey Listing { get; }

    /// <summary>The hash that records which indexes are complete.</summary>
    public RedisKey Indexes { get; }

    /// <summary>The process that maintains the store.</summary>
    public RedisKey Maintenance { get; }

    /// <summary>What the class looked like that used the store last.</summary>
    public RedisKey Shape { get; }

    /// <summary>The hash of a session.</summary>
    public string HashKey(string key) => string.Concat(_root, Escape(key), "}");

    /// <summary>The list of one of its logs.</summary>
    public static string Log(string hashKey, string storageName) => string.Concat(hashKey, ":", Escape(storageName));

    /// <summary>The set of the ids that a log holds.</summary>
    public static string Ids(string log) => log + ":ids";

    /// <summary>The keys of all logs: lists, and sets of ids.</summary>
    public static IEnumerable<RedisKey> OfLogs(string hashKey, SessionDescription description)
    {
        foreach (var log in description.Logs)
        {
            var list = Log(hashKey, log.StorageName);
            yield return list;
            if (log.HasIds)
            {
                yield return Ids(list);
            }
        }
    }

    /// <summary>The key that forbids a commit whose index entries were removed as orphans.</summary>
    public static string Fence(string hashKey, CommitToken token) => $"{hashKey}:$fence:{token}";

    /// <summary>The sorted set of an index.</summary>
    public RedisKey Index(IndexDescription index) => $"{_sharedRoot}index:{Escape(index.StorageName)}}}";

    /// <summary>A set that belongs to an index, or the hash with the copy of a search index.</summary>
    /// <param name="kind">What it holds: <c>unread</c> for sessions that a backfill could not read, <c>left</c> for commits of programs that do not have the index, <c>search</c> for a copy.</param>
    /// <param name="storageName">The storage name of the index, or the name of the copy.</param>
    public RedisKey SetOf(string kind, string storageName) => $"{_sharedRoot}{kind}:{Escape(storageName)}}}";

    /// <summary>The key that gives a value of a unique index to one session.</summary>
    public RedisKey Unique(IndexDescription index, string value) => $"{_sharedRoot}unique:{Escape(index.StorageName)}:{Escape(value)}}}";

    // Colons separate and braces are the hash tag's; both may occur in keys and names.
    private static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny("%:{}") < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            if (character is '%' or ':' or '{' or '}')
            {
                escaped.Append(CultureInfo.InvariantCulture, $"%{(int)character:X2}");
            }
            else
            {
                escaped.Append(character);
            }
        }

        return escaped.ToString();
    }
}
