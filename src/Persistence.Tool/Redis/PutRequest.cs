using Persistence.Redis.Layout;
using Persistence.Tool.Stores;
using StackExchange.Redis;

namespace Persistence.Tool.Redis;

/// <summary>One session on its way to the server: what is sent for it, in the order in which it is sent.</summary>
/// <param name="server">The server.</param>
/// <param name="session">The session.</param>
/// <param name="stored">Its class.</param>
/// <param name="hash">The name of its hash.</param>
internal sealed class PutRequest(RedisServer server, IOpenSession session, StoredClass stored, string hash)
{
    // More than that is staged piece by piece: a script holds up the server, and takes a bounded number of arguments.
    private const int MostInScript = 1000;
    private const int Piece = 500;

    private static readonly TimeSpan s_staged = TimeSpan.FromHours(1);

    private readonly List<RedisKey> _keys = [hash];
    private readonly List<RedisValue> _values = [];

    /// <summary>Sends it.</summary>
    /// <param name="target">What the target holds; null for nothing.</param>
    /// <param name="listed">The commit by which it is listed.</param>
    /// <returns>Whether it was written; false where the target changed in between.</returns>
    public async Task<bool> Send(SessionHead? target, CommitToken listed)
    {
        var head = session.Head;
        var fields = target?.Token == head.Token && target.Schema == head.Schema && target.Expires == head.Expires ? [] : HashFields.Of(head, listed);
        _values.AddRange([target is null ? "" : new CommitToken(target.Token).ToString(), head.Expires is { } expires ? expires : "", fields.Count]);
        _values.AddRange(fields);
        var staged = new List<Task>();
        foreach (var log in head.Logs)
        {
            Add(log, target?.CountOf(log.Name) ?? 0, isNew: target is null, staged);
        }

        await Task.WhenAll(staged).ConfigureAwait(false);
        return (long)await server.Database.ScriptEvaluateAsync(CopyScripts.Put, [.. _keys], [.. _values]).ConfigureAwait(false) == 1;
    }

    private void Add(LogHead log, long known, bool isNew, List<Task> staged)
    {
        var list = RedisKeys.Log(hash, log.Name);
        var stage = $"{hash}:$copy:{log.Name}";
        _keys.AddRange([list, RedisKeys.Ids(list), stage, stage + ":ids"]);
        var ids = stored.Shape?.Log(log.Name)?.Ids ?? [];
        var isStaged = isNew && log.Count > MostInScript;
        var header = _values.Count;
        _values.AddRange([known, ids.Count > 0 ? "1" : "", isStaged ? "1" : "", 0]);
        if (known == log.Count)
        {
            return;
        }

        if (isStaged)
        {
            StageAll(log.Name, stage, ids, staged);
            return;
        }

        var entries = new List<(RedisValue Id, RedisValue Entry)>();
        session.Read(log.Name, known, entry => entries.Add(Pair(entry, ids)));
        _values[header + 3] = entries.Count;
        _values.AddRange(entries.SelectMany(entry => ids.Count > 0 ? new[] { entry.Id, entry.Entry } : [entry.Entry]));
    }

    // Only a new session is staged, so all entries of the log are sent.
    private void StageAll(string log, string stage, IReadOnlyList<string> ids, List<Task> staged)
    {
        staged.Add(server.Database.KeyDeleteAsync([stage, stage + ":ids"]));
        var entries = new List<(RedisValue Id, RedisValue Entry)>();
        session.Read(log, 0, entry =>
        {
            entries.Add(Pair(entry, ids));
            if (entries.Count == Piece)
            {
                Stage(entries, stage, ids.Count > 0, staged);
            }
        });
        Stage(entries, stage, ids.Count > 0, staged);
    }

    private void Stage(List<(RedisValue Id, RedisValue Entry)> entries, string stage, bool hasIds, List<Task> staged)
    {
        if (entries.Count == 0)
        {
            return;
        }

        staged.Add(server.Database.ListRightPushAsync(stage, [.. entries.Select(static entry => entry.Entry)]));
        staged.Add(server.Database.KeyExpireAsync(stage, s_staged));
        if (hasIds)
        {
            staged.Add(server.Database.SetAddAsync(stage + ":ids", [.. entries.Select(static entry => entry.Id).Where(static id => id != "")]));
            staged.Add(server.Database.KeyExpireAsync(stage + ":ids", s_staged));
        }

        entries.Clear();
    }

    private static (RedisValue Id, RedisValue Entry) Pair(ReadOnlySpan<byte> entry, IReadOnlyList<string> ids) => (EntryId.Of(entry, ids) ?? "", entry.ToArray());
}
