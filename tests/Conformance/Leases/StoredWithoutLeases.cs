using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Persistence.Json;
using Persistence.Redis;
using Persistence.Sqlite;
using Persistence.TestKit;
using Persistence.TestKit.Sessions;
using StackExchange.Redis;

namespace Persistence.Conformance;

/// <summary>
/// Commits to classes without leases, and everything that is stored then, as text. What is random is left out: tokens, checksums, and offsets, of which it is checked that they are those of lines; and the record of the class's shape, which that build did not make and does not read.
/// </summary>
internal static partial class StoredWithoutLeases
{
    private static readonly ManualTimeProvider s_time = new(new DateTimeOffset(2026, 11, 23, 22, 7, 12, 254, TimeSpan.Zero));

    /// <summary>In JSON files.</summary>
    public static string Json(string folder)
    {
        var options = new JsonStoreOptions { TimeProvider = s_time };
        Work(new MultichatSessionJsonStore(folder, options), new AccountLedgerJsonStore(folder, options), new AgentPresenceJsonStore(folder, options));
        return string.Join('\n', Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{Path.GetRelativePath(folder, file)}\n{WithoutRandom(File.ReadAllText(file))}"));
    }

    /// <summary>In a database.</summary>
    public static string Sqlite(string folder)
    {
        var (database, options) = ($"Data Source={Path.Combine(folder, "x.db")};Pooling=False", new SqliteStoreOptions { TimeProvider = s_time });
        Work(new MultichatSessionSqliteStore(database, options), new AccountLedgerSqliteStore(database, options), new AgentPresenceSqliteStore(database, options));
        using var connection = new SqliteConnection(database);
        connection.Open();
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Query(connection, "PRAGMA user_version").Single()} {Query(connection, "PRAGMA application_id").Single()}");
        foreach (var table in Query(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> '_persistence_shapes' ORDER BY name").ConvertAll(static name => name.Trim('\'')))
        {
            text.AppendLine(string.Join('\n', Query(connection, $"SELECT sql FROM sqlite_schema WHERE tbl_name = '{table}' AND sql IS NOT NULL AND sql NOT LIKE '%WHERE \"_expires_at\" IS NOT NULL' ORDER BY name")));
            text.AppendLine(string.Join('\n', Query(connection, $"SELECT * FROM \"{table}\"")));
        }

        return text.ToString();
    }

    /// <summary>On a server.</summary>
    public static string Redis(int port)
    {
        using var redis = ConnectionMultiplexer.Connect($"127.0.0.1:{port}");
        var (database, prefix) = (redis.GetDatabase(), $"p{Guid.NewGuid():N}");
        var options = new RedisStoreOptions { TimeProvider = s_time, KeyPrefix = prefix };
        Work(new MultichatSessionRedisStore(redis, options), new AccountLedgerRedisStore(redis, options), new AgentPresenceRedisStore(redis, options));
        var stored = string.Join('\n', redis.GetServers()[0].Keys(pattern: prefix + "*").Where(static key => !((string)key!).EndsWith(":shape}", StringComparison.Ordinal)).OrderBy(static key => (string)key!, StringComparer.Ordinal).Select(key => $"{((string)key!)[prefix.Length..]} {(database.KeyTimeToLive(key) is null ? "stays" : "expires")}\n{Value(database, key)}")).Replace(prefix, "p", StringComparison.Ordinal);
        return Marks().Replace(stored, "R");
    }

    private static void Work(IMultichatSessionStore chats, IAccountLedgerStore ledgers, IAgentPresenceStore presences)
    {
        using (chats)
        using (ledgers)
        using (presences)
        {
            chats.Create(new MultichatSession { SessionId = "Chat 1", Topic = "topic", Initiator = "a", Participants = ["a", "b"], LastActivity = DateTimeOffset.UnixEpoch });
            chats.AppendMessages("Chat 1", Message(1), Message(2));
            chats.AppendMessages("Chat 1", Message(2), Message(3));
            var chat = chats.Load("Chat 1");
            (chat.Topic, chat.Status) = ("other", SessionStatus.Ended);
            chat.Context["k"] = "v";
            chat.Messages.Add(Message(4));
            chats.Save(chat);
            chats.Create(new MultichatSession { SessionId = "gone", Topic = "t", Initiator = "a" });
            chats.Delete("gone");
            ledgers.Create(new AccountLedger { Account = "x", Bookings = [new Booking(1.5m, new DateOnly(2026, 1, 2))] });
            var ledger = ledgers.Load("x");
            ledger.Balance = 2.5m;
            ledger.Bookings.Add(new Booking(1, new DateOnly(2026, 1, 3)));
            ledgers.Save(ledger);
            ledgers.AppendBookings("x", new Booking(-1, new DateOnly(2026, 1, 4)));
            presences.Create(new AgentPresence { Agent = "a" });
            presences.AppendHeartbeats("a", new Heartbeat(1, 0.5));
            var presence = presences.Load("a");
            presence.Activity = "reads";
            presences.Save(presence);
        }
    }

    private static ChatMessage Message(int number) => new($"m{number}", "a", "text", DateTimeOffset.UnixEpoch.AddSeconds(number));

    // A value of each column with its type.
    private static List<string> Query(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetName(column) == "_token" ? "T" : reader.GetValue(column) switch
            {
                DBNull => "null",
                byte[] bytes => "x" + Convert.ToHexString(bytes),
                string value => $"'{value}'",
                var value => Convert.ToString(value, CultureInfo.InvariantCulture),
            })));
        }

        return rows;
    }

    private static string Value(IDatabase database, RedisKey key) => database.KeyType(key) switch
    {
        RedisType.Hash => string.Join('\n', database.HashGetAll(key).OrderBy(static field => (string)field.Name!, StringComparer.Ordinal).Select(static field => $"  {field.Name}={(field.Name == "$token" ? "T" : field.Value)}")),
        RedisType.List => string.Join('\n', database.ListRange(key).Select(static value => $"  {value}")),
        RedisType.Set => string.Join('\n', database.SetMembers(key).Select(static value => $"  {value}").Order(StringComparer.Ordinal)),
        RedisType.SortedSet => string.Join('\n', database.SortedSetRangeByRankWithScores(key).Select(static value => $"  {value.Element} {value.Score}")),
        _ => $"  {database.StringGet(key)}",
    };

    private static string WithoutRandom(string text)
    {
        var offset = 0;
        var lines = new Dictionary<string, int>();
        foreach (var line in text.Split('\n')[..^1])
        {
            lines[offset.ToString(CultureInfo.InvariantCulture)] = lines.Count;
            offset += Encoding.UTF8.GetByteCount(line) + 1;
        }

        var placed = Offsets().Replace(text, match => $"\"{match.Groups[1].Value}\":line {lines[match.Groups[2].Value]}");
        return Random().Replace(placed, "\"$token\":T,\"$crc\":\"C\"}");
    }

    [GeneratedRegex("""
        "(\$at|\$header_at)":(\d+)
        """)]
    private static partial Regex Offsets();

    [GeneratedRegex("\\b[0-9a-f]{16}\\b")]
    private static partial Regex Marks();

    [GeneratedRegex("""
        "\$token":[1-9]\d{0,18},"\$crc":"[0-9a-f]{8}"\}
        """)]
    private static partial Regex Random();
}
