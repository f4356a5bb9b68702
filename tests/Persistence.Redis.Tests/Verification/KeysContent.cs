using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Verification;

/// <summary>All that a server holds below a prefix: the content of each key, and when it expires.</summary>
internal sealed class KeysContent
{
    private readonly List<string> _keys;

    private KeysContent(List<string> keys) => _keys = keys;

    /// <summary>Reads it.</summary>
    public static KeysContent Read(IConnectionMultiplexer connection, string prefix)
    {
        var database = connection.GetDatabase();

        // What the class looked like is recorded by the first use of a store.
        var keys = connection.GetServers()[0].Keys(pattern: $"{prefix}*").Where(static key => !key.ToString().EndsWith(":shape}", StringComparison.Ordinal)).Select(key =>
            $"{key} {database.KeyExpireTime(key):O} {Convert.ToHexString(database.KeyDump(key) ?? [])}");
        return new KeysContent([.. keys.Order(StringComparer.Ordinal)]);
    }

    /// <summary>Checks that it is the same.</summary>
    public void IsThatOf(KeysContent other)
    {
        Assert.NotEmpty(_keys);
        Assert.Equal(_keys, other._keys);
    }
}
