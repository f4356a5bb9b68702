using System.Globalization;
using StackExchange.Redis;

namespace Persistence.Benchmarks.Redis;

/// <summary>
/// Creates, deletes and finds chats with three indexes, beside bare commands: of a creation the entries of listing and indexes in a row and then a script that writes the hash; of a deletion
/// the script, and the removal of the entries that nobody waits for; of a lookup the entries and then one look at all ten. Nothing is made of the answers.
/// </summary>
internal static class ThreeIndexes
{
    private const int Rounds = 600;
    private const int Found = 10;
    private const string Token = "0cfb8dc7e6e23b43";

    private static readonly RedisValue[] s_fields =
        ["$token", Token, "$version", "1", "$listed", Token, "$schema", "1", "id", "\"bare\"", "topic", "\"\"", "owner", "\"Ada\"", "status", "1", "priority", "2", "$index:owner", $"{Token}:Ada", "$index:status", $"{Token}:1", "$index:priority", $"{Token}:2"];

    private static readonly RedisKey[] s_sets = ["{bare}keys", "{bare}owner", "{bare}status", "{bare}priority"];

    /// <summary>Measures.</summary>
    /// <param name="report">Receives the ratios.</param>
    /// <param name="connection">The connection.</param>
    public static void Run(RatioReport report, ConnectionMultiplexer connection)
    {
        using var store = new IndexedChatRedisStore(connection, new RedisStoreOptions { KeyPrefix = "three" });
        var database = connection.GetDatabase();
        var hashes = Enumerable.Range(0, Found).Select(static number => (RedisKey)$"three:indexed_chat:{{found {number}}}").ToArray();
        for (var number = 0; number < Found; number++)
        {
            store.Create(New($"found {number}", "Ada"));
        }

        var (created, deleted) = (0, 0);
        Action[] ways =
        [
            () => database.Ping(),
            () => store.Create(New($"{created++}", "Bob")),
            () => store.Delete($"{deleted++}"),
            () => Check(store.FindByOwner("Ada").Count),
            () => CreateBare(connection, database),
            () => DeleteBare(database),
            () => Check(FindBare(database, hashes)),
        ];
        Timing.WarmUp(ways);
        (created, deleted) = (1_000_000, 1_000_000);
        var times = Timing.Medians(Rounds, [.. ways[..2], () => { if (deleted < created) { ways[2](); } }, .. ways[3..]]);
        report.AtMost("three indexes: create / PING", times[1] / times[0], Math.Max(2.2, 1.15 * (times[4] / times[0])), Figures(times, 1, 4));
        report.AtMost("three indexes: delete / PING", times[2] / times[0], Math.Max(1.6, 1.15 * (times[5] / times[0])), Figures(times, 2, 5));
        report.AtMost("three indexes: find 10 keys / PING", times[3] / times[0], Math.Max(2.2, 1.15 * (times[6] / times[0])), Figures(times, 3, 6));
    }

    private static IndexedChat New(string id, string owner) => new() { Id = id, Owner = owner, Status = 1, Priority = 2 };

    private static void CreateBare(ConnectionMultiplexer connection, IDatabase database)
    {
        Task[] entries = [.. s_sets.Select(set => database.SortedSetAddAsync(set, $"value\0bare\0{Token}", 0)), database.HashGetAllAsync("{bare}indexes")];
#pragma warning disable SER308 // One thread measures; nothing else needs it.
        connection.WaitAll(entries);
#pragma warning restore SER308
        database.ScriptEvaluate("if redis.call('EXISTS', KEYS[1], KEYS[2]) == 2 then return 0 end redis.call('HSET', KEYS[1], unpack(ARGV)) return 1", ["{bare}hash", "{bare}fence"], s_fields);
    }

    private static void DeleteBare(IDatabase database)
    {
        database.ScriptEvaluate("local found = redis.call('HMGET', KEYS[1], unpack(ARGV)) redis.call('DEL', KEYS[1]) return found", ["{bare}hash"], ["$version", "$listed", "$index:owner", "$index:status", "$index:priority"]);
        foreach (var set in s_sets)
        {
            database.SortedSetRemove(set, $"value\0bare\0{Token}", CommandFlags.FireAndForget);
        }
    }

    private static int FindBare(IDatabase database, RedisKey[] hashes)
    {
        var entries = (RedisValue[])database.Execute("ZRANGEBYLEX", "three:{indexed_chat:index:owner}", "[Ada\0", "(Ada\u0001", "LIMIT", 0, 64)!;
        var looks = (RedisResult[])database.ScriptEvaluate("local answer = {} for position, key in ipairs(KEYS) do answer[position] = redis.call('HMGET', key, '$listed', '$version', '$index:owner') end return answer", hashes)!;
        return Math.Min(entries.Length, looks.Length);
    }

    private static void Check(int found)
    {
        if (found != Found)
        {
            throw new InvalidOperationException($"{found} are found.");
        }
    }

    private static string Figures(TimeSpan[] times, int ours, int bare) =>
        string.Create(CultureInfo.InvariantCulture, $"{times[ours].TotalMicroseconds:0.0} us / {times[0].TotalMicroseconds:0.0} us; the floor: bare commands / PING {times[bare] / times[0]:0.00}");
}
