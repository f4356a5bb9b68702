using System.Globalization;
using System.Text;
using System.Text.Json;
using StackExchange.Redis;

namespace Persistence.Redis.Tests.Fixtures;

/// <summary>Keys and their content as lines of JSON: the command that makes the key, with its arguments. A character of a text is a byte.</summary>
internal sealed class StoredKeys(IDatabase database)
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads keys.</summary>
    public IEnumerable<string> Read(IEnumerable<RedisKey> keys) =>
        keys.OrderBy(static key => key.ToString(), StringComparer.Ordinal).Select(key => JsonSerializer.Serialize(Command(key).Select(Text).ToList(), s_json)).ToList();

    /// <summary>Makes the keys again.</summary>
    public void Restore(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var command = JsonSerializer.Deserialize<List<string>>(line)!;
            database.Execute(command[0], [.. command.Skip(1).Select(static text => (object)Encoding.Latin1.GetBytes(text))]);
        }
    }

    private List<RedisValue> Command(RedisKey key)
    {
        RedisValue name = (byte[])key!;
        return database.KeyType(key) switch
        {
            RedisType.Hash => ["HSET", name, .. database.HashGetAll(key).SelectMany(static field => new[] { field.Name, field.Value })],
            RedisType.List => ["RPUSH", name, .. database.ListRange(key)],
            RedisType.Set => ["SADD", name, .. database.SetMembers(key)],
            RedisType.SortedSet => ["ZADD", name, .. database.SortedSetRangeByRankWithScores(key).SelectMany(static entry => new RedisValue[] { entry.Score.ToString("R", CultureInfo.InvariantCulture), entry.Element })],
            RedisType.String => ["SET", name, database.StringGet(key)],
            var type => throw new NotSupportedException($"'{key}' is a {type}."),
        };
    }

    private static string Text(RedisValue value) => Encoding.Latin1.GetString((byte[])value!);
}
