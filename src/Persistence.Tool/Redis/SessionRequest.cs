using System.Globalization;
using Persistence.Redis.Layout;
using Persistence.Tool.Stores;
using StackExchange.Redis;

namespace Persistence.Tool.Redis;

/// <summary>A session that was asked for: its hash, the lengths of its lists and their first entries, of one moment.</summary>
internal sealed class SessionRequest
{
    private readonly string _hash;
    private readonly string _key;
    private readonly Task<bool> _sent;
    private readonly Task<HashEntry[]> _fields;
    private readonly List<(string Log, string List, Task<long> Length, Task<RedisValue[]> First, Task<long> Ids)> _logs = [];

    private SessionRequest(string hash, string key, ITransaction transaction, IReadOnlyCollection<string> logs, int entries)
    {
        (_hash, _key) = (hash, key);
        _fields = transaction.HashGetAllAsync(hash);
        foreach (var log in logs)
        {
            var list = RedisKeys.Log(hash, log);
            _logs.Add((log, list, transaction.ListLengthAsync(list), entries == 0 ? Task.FromResult<RedisValue[]>([]) : transaction.ListRangeAsync(list, 0, entries - 1), transaction.SetLengthAsync(RedisKeys.Ids(list))));
        }

        _sent = transaction.ExecuteAsync();
    }

    /// <summary>Sends the request. The answer is waited for by <see cref="Finish"/>.</summary>
    /// <param name="database">Sends it.</param>
    /// <param name="hash">The name of the session's hash.</param>
    /// <param name="key">The encoded key.</param>
    /// <param name="logs">The logs that it may have.</param>
    /// <param name="entries">How many of the first entries are asked for.</param>
    public static SessionRequest Send(IDatabase database, string hash, string key, IReadOnlyCollection<string> logs, int entries = RedisOpenSession.FirstEntries) => new(hash, key, database.CreateTransaction(), logs, entries);

    /// <summary>Waits for the answer.</summary>
    /// <param name="server">The server.</param>
    /// <param name="text">Reads hashes.</param>
    /// <param name="now">The server's time.</param>
    /// <returns>Null when the session is absent or expired.</returns>
    /// <exception cref="FormatException">It is damaged.</exception>
    public RedisOpenSession? Finish(RedisServer server, HashText text, long now)
    {
        server.Database.Wait(_sent);
        var fields = server.Database.Wait(_fields);
        var logs = new Dictionary<string, LogStart>(StringComparer.Ordinal);
        foreach (var (log, list, length, first, ids) in _logs)
        {
            var start = new LogStart(list, server.Database.Wait(length), server.Database.Wait(ids), server.Database.Wait(first));
            ThrowIfShort(log, start);
            if (start.Length > 0)
            {
                logs.Add(log, start);
            }
        }

        if (fields.Length == 0)
        {
            return logs.Count == 0 ? null : throw new FormatException("its lists are there, its hash is not");
        }

        var head = text.Read(_key, fields, [.. _logs.Where(log => logs.ContainsKey(log.Log)).Select(log => new LogHead(log.Log, logs[log.Log].Length))], now);
        var listed = fields.FirstOrDefault(static field => field.Name == Fields.Listed).Value;
        return head.Expires <= now ? null : new RedisOpenSession(server, new SessionStart(_hash, head, listed, logs), text.Sorter);
    }

    // An entry may be without an id, an id is never without its entry.
    private static void ThrowIfShort(string log, LogStart start)
    {
        if (start.Ids > start.Length)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"the list of log '{log}' has {start.Length} entries, and {start.Ids} ids are known: entries are missing"));
        }
    }
}
