using Persistence.Mapping;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Search;

/// <summary>Reads what the listing names.</summary>
internal static class StampedListing
{
    /// <summary>Reads it.</summary>
    /// <param name="members">Its members.</param>
    /// <param name="description">The session class.</param>
    /// <returns>The encoded keys, each with the tokens of its entries.</returns>
    public static Dictionary<string, List<string>> Read(RedisResult members, SessionDescription description)
    {
        var listed = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var member in (byte[]?[]?)members ?? [])
        {
            if (IndexMember.Parse(Utf8.Read(member), inIndex: false) is { Token.Value: > 0 } entry && IndexCursor.KeyOf(entry, description) is { } key)
            {
                listed.TryAdd(key, []);
                listed[key].Add(entry.Token.ToString());
            }
        }

        return listed;
    }
}
