using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes.Backfill;
using StackExchange.Redis;

namespace Persistence.Redis.Indexes;

/// <summary>
/// Notices that a newer program keeps an index otherwise than this one: under another name, of another type, or unique. What the record says of it is asked
/// in the round trip of a lookup's first page, and of the index entries that come before a commit.
/// </summary>
/// <param name="context">Connection and names.</param>
internal sealed class IndexFence(RedisContext context)
{
    /// <summary>The request for what the record says of indexes.</summary>
    /// <param name="indexes">The indexes.</param>
    public RedisRequest Request(IEnumerable<IndexDescription> indexes) => new()
    {
        Command = "HMGET",
        Keys = [context.Keys.Indexes],
        Values = [.. indexes.Select(static index => (RedisValue)index.StorageName)],
        IsRead = true,
        IsShared = true,
    };

    private volatile IReadOnlyList<string> _unknown = [];

    /// <summary>The storage names of indexes that other programs keep and this one does not have: a change of a session may concern them.</summary>
    public IReadOnlyList<string> Unknown => _unknown;

    /// <summary>Notes such indexes. Once noted, they stay: what the record lacks now, another program may backfill at any time.</summary>
    /// <param name="names">Their storage names.</param>
    public void Learn(IEnumerable<string> names) => _unknown = [.. _unknown.Union(names, StringComparer.Ordinal)];

    /// <summary>The request for all of the record.</summary>
    public RedisRequest RequestAll() => new() { Command = "HGETALL", Keys = [context.Keys.Indexes], IsRead = true, IsShared = true, IsAnsweredAsResult = true };

    /// <summary>Throws for a commit that would add a session to an index that is kept otherwise since, and learns which indexes this program does not have.</summary>
    /// <param name="key">The session's encoded key.</param>
    /// <param name="indexes">The indexes to which it adds.</param>
    /// <param name="record">All of the record.</param>
    /// <returns>The storage names of those that the record has now.</returns>
    public IReadOnlyList<string> Take(string key, IReadOnlyList<IndexDescription> indexes, RedisResult record)
    {
        var fields = (string?[]?)record ?? [];
        var texts = Enumerable.Range(0, fields.Length / 2).ToDictionary(position => fields[2 * position]!, position => fields[(2 * position) + 1]!, StringComparer.Ordinal);
        RequireForCommit(key, indexes, [.. indexes.Select(index => texts.GetValueOrDefault(index.StorageName))]);
        List<string> unknown = [.. texts.Where(field => IndexDefinition.IsKept(field.Value) && context.Description.Indexes.All(index => index.StorageName != field.Key)).Select(static field => field.Key)];
        if (unknown.Count > 0)
        {
            Learn(unknown);
        }

        return unknown;
    }

    /// <summary>Throws for a lookup by an index that is kept otherwise since.</summary>
    /// <param name="index">The index.</param>
    /// <param name="recorded">What the record says of it; null for nothing.</param>
    public void RequireForLookup(IndexDescription index, string? recorded)
    {
        if (IndexDefinition.ChangeOf(index, recorded) is { } change)
        {
            throw Outdated(index, null, $"{change}, so this program would not find by it what is there. Nothing was read");
        }
    }

    private void RequireForCommit(string key, IReadOnlyList<IndexDescription> indexes, string?[] recorded)
    {
        for (var position = 0; position < indexes.Count; position++)
        {
            var text = recorded[position];
            if ((IndexDefinition.ChangeOf(indexes[position], text) ?? IndexDefinition.UniquenessOf(indexes[position], text)) is { } change)
            {
                throw Outdated(indexes[position], key, $"{change}, and this program does not keep it so. Nothing was written");
            }
        }
    }

    private SessionSchemaException Outdated(IndexDescription index, string? key, string problem) =>
        new($"{(key is null ? "" : $"Session '{key}': ")}{context.DisplayName} keeps index {index.Name} as another version of {context.Description.ClassName} has it: {problem}; end this program, or open a new store if this version is the one to go on with.", key, context.DisplayName);
}
