using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using StackExchange.Redis;

namespace Persistence.Redis.Indexes.Backfill;

/// <summary>
/// Which indexes of a class are complete: a hash with a field for each, its value what defines the index. An index that has no
/// field, or one that tells of another definition, does not yet know the sessions that programs without it stored. While it is filled, its
/// field says so, with a name of that filling: a program without the index that opens a store meanwhile strikes the field out, as it would later.
/// </summary>
/// <param name="tools">Connection and names.</param>
internal sealed class IndexCatalog(RedisContext tools)
{
    private const string Filling = ", being filled ";

    /// <summary>
    /// Finds the indexes that are not complete, and announces that they are filled. The class no longer enters sessions into the recorded ones that it does not
    /// have: those are struck out, so that they are filled again when they come back.
    /// </summary>
    public async ValueTask<List<UnfinishedIndex>> Begin(IoMode mode)
    {
        var request = new RedisRequest { Command = "HGETALL", Keys = [tools.Keys.Indexes], IsRead = true };
        var recorded = (await tools.Connection.ReadHash(request, mode).ConfigureAwait(false)).Result;
        var unknown = recorded.Select(static field => field.Name).Except(tools.Description.Indexes.Select(static index => (RedisValue)index.StorageName));
        await Send("HDEL", [.. unknown], mode).ConfigureAwait(false);
        var name = CommitToken.New();
        var texts = recorded.ToDictionary(static field => (string)field.Name!, static field => (string)field.Value!);
        var begun = tools.Description.Indexes
            .Where(index => texts.GetValueOrDefault(index.StorageName) != Definition(index))
            .Select(index => new UnfinishedIndex(index, texts.GetValueOrDefault(index.StorageName) is { } text && text.StartsWith(Definition(index) + Filling, StringComparison.Ordinal) ? text : $"{Definition(index)}{Filling}{name}"))
            .ToList();
        await Send("HSET", [.. begun.SelectMany(static one => new RedisValue[] { one.Index.StorageName, one.Marker })], mode).ConfigureAwait(false);
        return begun;
    }

    /// <summary>Notes that indexes are complete.</summary>
    /// <returns>False when that is not known of some of them: the record was changed while they were filled.</returns>
    public async ValueTask<bool> Complete(IReadOnlyList<UnfinishedIndex> indexes, IoMode mode)
    {
        var request = new RedisRequest
        {
            Script = IndexScripts.Complete,
            Keys = [tools.Keys.Indexes],
            Values = [.. indexes.SelectMany(static one => new RedisValue[] { one.Index.StorageName, one.Marker, Definition(one.Index) })],
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

    private static string Definition(IndexDescription index) =>
        (index.IsMultiValued ? "many values" : "one value") + TypeOf(index) + (index.IsUnique ? ", unique" : "");

    // Another type may have another form in the index. That it may also have the same one costs no more than a look at each session.
    private static string TypeOf(IndexDescription index) => index.ValueType.Replace("global::", "", StringComparison.Ordinal) switch
    {
        "" => "",

        // Earlier programs entered the clock time of a local time.
        "System.DateTime" => " of System.DateTime by instant",
        var type => " of " + type,
    };
}
