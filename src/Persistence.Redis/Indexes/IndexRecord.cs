using Persistence.Mapping;
using Persistence.Redis.Connection;
using StackExchange.Redis;

namespace Persistence.Redis.Indexes;

/// <summary>
/// Which indexes of a class are complete: a hash with a field for each, its value what defines the index. An index that has no
/// field, or one that tells of another definition, does not yet know the sessions that programs without it stored.
/// </summary>
/// <param name="tools">Connection and names.</param>
internal sealed class IndexRecord(IndexTools tools)
{
    /// <summary>
    /// Finds the indexes that are not complete. The class no longer enters sessions into the recorded ones that it does not
    /// have: those are struck out, so that they are filled again when they come back.
    /// </summary>
    public async ValueTask<List<IndexDescription>> Incomplete(RunMode mode)
    {
        var request = new RedisRequest { Command = "HGETALL", Keys = [tools.Keys.Indexes], IsRead = true };
        var recorded = (await tools.Connection.ReadHash(request, mode).ConfigureAwait(false)).Result;
        var unknown = recorded.Select(static field => field.Name).Except(tools.Description.Indexes.Select(static index => (RedisValue)index.StorageName));
        await Send("HDEL", [.. unknown], mode).ConfigureAwait(false);
        return [.. tools.Description.Indexes.Where(index => !recorded.Contains(Field(index)))];
    }

    /// <summary>Notes that indexes are complete.</summary>
    public ValueTask Add(IReadOnlyList<IndexDescription> indexes, RunMode mode) =>
        Send("HSET", [.. indexes.Select(Field).SelectMany(static field => new[] { field.Name, field.Value })], mode);

    private async ValueTask Send(string command, RedisValue[] values, RunMode mode)
    {
        if (values.Length > 0)
        {
            await tools.Connection.Run(new RedisRequest { Command = command, Keys = [tools.Keys.Indexes], Values = values }, mode).ConfigureAwait(false);
        }
    }

    private static HashEntry Field(IndexDescription index) =>
        new(index.StorageName, (index.IsMultiValued ? "many values" : "one value") + TypeOf(index) + (index.IsUnique ? ", unique" : ""));

    // Another type may have another form in the index. That it may also have the same one costs no more than a look at each session.
    private static string TypeOf(IndexDescription index) => index.ValueType.Length == 0 ? "" : " of " + index.ValueType.Replace("global::", "", StringComparison.Ordinal);
}
