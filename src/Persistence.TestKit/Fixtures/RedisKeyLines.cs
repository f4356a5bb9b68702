using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Persistence.TestKit;

/// <summary>Keys of a server as lines: each the command that makes a key, as an array of texts in which a character is a byte.</summary>
internal sealed class RedisKeyLines(string prefix, Func<string, byte[][], byte[]?[]?> execute)
{
    private static readonly JsonWriterOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The keys that are there.</summary>
    public IEnumerable<string> Read() => Keys().Select(key => Line(Command(key))).ToList();

    /// <summary>Makes keys.</summary>
    /// <param name="lines">Their lines.</param>
    public void Make(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            using var parts = JsonDocument.Parse(line);
            var command = parts.RootElement.EnumerateArray().Select(static part => part.GetString()!).ToList();
            execute(command[0], [.. command.Skip(1).Select(Encoding.Latin1.GetBytes)]);
        }
    }

    /// <summary>Deletes the keys that are there.</summary>
    public void Delete()
    {
        foreach (var key in Keys())
        {
            execute("DEL", [Encoding.Latin1.GetBytes(key)]);
        }
    }

    private List<string> Keys() => [.. Texts("KEYS", prefix + "*").Order(StringComparer.Ordinal)];

    // Scores one by one: how several are answered depends on the protocol.
    private IEnumerable<string> Command(string key) => Texts("TYPE", key)[0] switch
    {
        "hash" => ["HSET", key, .. Texts("HGETALL", key)],
        "list" => ["RPUSH", key, .. Texts("LRANGE", key, "0", "-1")],
        "set" => ["SADD", key, .. Texts("SMEMBERS", key).Order(StringComparer.Ordinal)],
        "zset" => ["ZADD", key, .. Texts("ZRANGE", key, "0", "-1").SelectMany(member => new[] { Texts("ZSCORE", key, member)[0], member })],
        "string" => ["SET", key, .. Texts("GET", key)],
        var type => throw new NotSupportedException($"'{key}' is a {type}."),
    };

    private List<string> Texts(string command, params string[] arguments) =>
        [.. (execute(command, [.. arguments.Select(Encoding.Latin1.GetBytes)]) ?? []).Select(static part => Encoding.Latin1.GetString(part ?? []))];

    private static string Line(IEnumerable<string> command)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, s_readable))
        {
            writer.WriteStartArray();
            foreach (var part in command)
            {
                writer.WriteStringValue(part);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }
}
