using Persistence.Redis.Layout;
using Persistence.Tool.Stores;
using StackExchange.Redis;

namespace Persistence.Tool.Redis;

/// <summary>One session on its way to the server.</summary>
/// <param name="server">The server.</param>
/// <param name="session">The session.</param>
/// <param name="stored">Its class.</param>
/// <param name="hash">The name of its hash.</param>
internal sealed class PutRequest(RedisServer server, IOpenSession session, StoredClass stored, string hash)
{
    private readonly List<RedisKey> _keys = [hash];
    private readonly List<RedisValue> _values = [];
    private readonly string _copy = CommitToken.New().ToString();

    /// <summary>Sends it.</summary>
    /// <param name="target">What the target holds; null for nothing.</param>
    /// <param name="listed">The commit by which it is listed.</param>
    /// <returns>Whether it was written; false where the target changed in between.</returns>
    public bool Send(SessionHead? target, CommitToken listed)
    {
        var head = session.Head;
        var fields = target?.Token == head.Token && target.Schema == head.Schema && target.Expires == head.Expires ? [] : HashFields.Of(head, listed);
        _values.AddRange([target is null ? "" : new CommitToken(target.Token).ToString(), head.Expires is { } expires ? expires : "", fields.Count]);
        _values.AddRange(fields);
        foreach (var log in head.Logs)
        {
            Add(log, target?.CountOf(log.Name) ?? 0);
        }

        return (long)server.Database.ScriptEvaluate(CopyScripts.Put, [.. _keys], [.. _values]) == 1;
    }

    private void Add(LogHead log, long known)
    {
        var list = RedisKeys.Log(hash, log.Name);
        var stage = $"{hash}:$copy:{_copy}:{log.Name}";
        _keys.AddRange([list, RedisKeys.Ids(list), stage, stage + ":ids"]);
        _values.Add(known);
        var entries = new StagedEntries(server.Database, stage, stored.Shape?.Log(log.Name)?.Ids ?? []);
        if (known < log.Count)
        {
            session.Read(log.Name, known, entries.Add);
        }

        entries.End(_values);
    }
}
