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
internal sealed class IndexCatalog(RedisContext tools)
{
    private const string UnderWay = ", being filled ";

    /// <summary>
    /// Finds the indexes that are not complete, and records that their backfill begins. The class does not add sessions to recorded indexes that it does not
    /// have: their fields are removed, so that the backfill is repeated when they come back.
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
            .Select(index => new UnfinishedIndex(index, texts.GetValueOrDefault(index.StorageName) is { } text && text.StartsWith(Definition(index) + UnderWay, StringComparison.Ordinal) ? text : $"{Definition(index)}{UnderWay}{name}"))
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

    /// <summary>What the catalog says of an index that is complete.</summary>
    public static string Definition(IndexDescription index) =>
        (index.IsMultiValued ? "many values" : "one value") + TypeOf(index) + (index.IsUnique ? ", unique" : "");

    // Another type may have another form in the index. That it may also have the same one costs no more than a look at each session.
    private static string TypeOf(IndexDescription index) => index.ValueType.Replace("global::", "", StringComparison.Ordinal) switch
    {
        "" => "",

        // Earlier programs indexed the clock time of a local time.
        "System.DateTime" => " of System.DateTime by instant",
        var type => " of " + type,
    };
}
