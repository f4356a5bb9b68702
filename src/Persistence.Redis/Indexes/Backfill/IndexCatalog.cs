using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using StackExchange.Redis;

namespace Persistence.Redis.Indexes.Backfill;

/// <summary>
/// Which indexes of a class are complete: a hash with a field for each, its value what defines the index. An index that has no
/// field, or one with another definition, does not yet know the sessions that programs without it stored. During a backfill its
/// field says so, with a name of that backfill: a program without the index that opens a store meanwhile removes the field, which invalidates the completion marker.
/// </summary>
/// <param name="tools">Connection and names.</param>
/// <param name="fence">Learns which indexes there are that the class does not have.</param>
internal sealed class IndexCatalog(RedisContext tools, IndexFence fence)
{
    /// <summary>
    /// Finds the indexes that are not complete, and records that their backfill begins. The class does not add sessions to recorded indexes that it does not
    /// have: their fields are removed, so that the backfill is repeated when they come back.
    /// </summary>
    /// <param name="isFirst">Whether the store object is new. Later, what it changes is noted of indexes that it does not have.</param>
    /// <param name="mode">How to run.</param>
    public async ValueTask<List<UnfinishedIndex>> Begin(bool isFirst, IoMode mode)
    {
        var request = new RedisRequest { Command = "HGETALL", Keys = [tools.Keys.Indexes], IsRead = true };
        var recorded = (await tools.Connection.ReadHash(request, mode).ConfigureAwait(false)).Result;
        var texts = recorded.ToDictionary(static field => (string)field.Name!, static field => (string)field.Value!);
        var former = FormerNames();
        var unknown = texts.Keys.Except(tools.Description.Indexes.Select(static index => index.StorageName)).ToList();
        fence.Learn(unknown.Where(field => IndexDefinition.IsKept(texts[field])));
        await Send("HDEL", [.. unknown.Where(field => isFirst && !former.ContainsKey(field)).Select(static field => (RedisValue)field)], mode).ConfigureAwait(false);
        await Send("HSET", [.. unknown.Where(field => former.TryGetValue(field, out var text) && texts[field] != text).SelectMany(field => new RedisValue[] { field, former[field] })], mode).ConfigureAwait(false);
        var name = CommitToken.New();
        var begun = tools.Description.Indexes
            .Where(index => texts.GetValueOrDefault(index.StorageName) != IndexDefinition.Of(index))
            .Select(index => new UnfinishedIndex(index, texts.GetValueOrDefault(index.StorageName) is { } text && text.StartsWith(IndexDefinition.Of(index) + IndexDefinition.UnderWay, StringComparison.Ordinal) ? text : $"{IndexDefinition.Of(index)}{IndexDefinition.UnderWay}{name}"))
            .ToList();
        await Send("HSET", [.. begun.SelectMany(static one => new RedisValue[] { one.Index.StorageName, one.Marker })], mode).ConfigureAwait(false);
        return begun;
    }

    /// <summary>Notes that indexes are complete.</summary>
    /// <returns>False when that is not known of some of them: the record was changed during the backfill.</returns>
    public async ValueTask<bool> Complete(IReadOnlyList<UnfinishedIndex> indexes, IoMode mode)
    {
        var request = new RedisRequest
        {
            Script = IndexScripts.Complete,
            Keys = [tools.Keys.Indexes],
            Values = [.. indexes.SelectMany(static one => new RedisValue[] { one.Index.StorageName, one.Marker, IndexDefinition.Of(one.Index) })],
        };
        return indexes.Count == 0 || (int)(await tools.Connection.Run(request, mode).ConfigureAwait(false)).Result == 0;
    }

    private async ValueTask Send(string command, RedisValue[] values, IoMode mode)
    {
        if (values.Length > 0)
        {
            await tools.Connection.Run(new RedisRequest { Command = command, Keys = [tools.Keys.Indexes], Values = values }, mode).ConfigureAwait(false);
        }
    }

    // By the former names of indexes, what stands there: programs that know an index by such a name read that it has another one.
    private Dictionary<string, string> FormerNames()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in tools.Description.Members.Where(member => tools.Description.Indexes.Any(index => index.StorageName == member.StorageName)))
        {
            member.FormerNames.ToList().ForEach(former => names[former] = IndexDefinition.Renamed + member.StorageName);
        }

        return names;
    }
}
